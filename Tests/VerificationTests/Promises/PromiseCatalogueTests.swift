import Foundation
import Testing

@testable import Verification

struct PromiseCatalogueTests {
    /// The lines of a list, with those of now behind them where MOCKCHECK_WRITE_PAGES=1 asks for that; none is taken out.
    private static func golden(_ name: String, _ now: [String]) throws -> Set<String> {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: name)
        var text = try String(contentsOf: file, encoding: .utf8)
        let lines = Set(text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init))
        guard ProcessInfo.processInfo.environment["MOCKCHECK_WRITE_PAGES"] == "1" else { return lines }
        let new = now.filter { !lines.contains($0) }
        text += new.map { $0 + "\n" }.joined()
        if !new.isEmpty { try Data(text.utf8).write(to: file) }
        return lines.union(new)
    }

    @Test func idsAreUniqueAndNameTheirGroup() {
        let ids = PromiseCatalogue.all.map(\.id)
        #expect(Set(ids).count == ids.count)
        for (name, promises) in PromiseCatalogue.groups {
            #expect(!promises.isEmpty)
            for promise in promises {
                #expect(promise.id.wholeMatch(of: /[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*/) != nil, "\(promise.id)")
                #expect(promise.id.hasPrefix(name + "."), "\(promise.id) is in the group \(name)")
                #expect(!promise.sentence.isEmpty)
            }
        }
    }

    /// Baselines, timings and reports hang on ids: one that is in the list stays; a new one is added to it.
    @Test func idsNeverChange() throws {
        let ids = PromiseCatalogue.all.map(\.id)
        let golden = try Self.golden("promise-ids.txt", ids)
        #expect(golden.subtracting(ids).sorted() == [], "these ids are gone, and with them every case that had them")
        #expect(Set(ids).subtracting(golden).sorted() == [], "MOCKCHECK_WRITE_PAGES=1 adds these to the list")
    }

    /// The same of whole cases: all axes of a small collection, each as `id axis promise`.
    @Test func caseIdsNeverChange() throws {
        let lines = Self.sample.cases.map { "\($0.id) \($0.axis.rawValue) \($0.promise.id)" }
        let golden = try Self.golden("case-ids.txt", lines)
        #expect(golden.subtracting(lines).sorted() == [], "these cases have another id, or are gone")
        #expect(Set(lines).subtracting(golden).sorted() == [], "MOCKCHECK_WRITE_PAGES=1 adds these to the list")
    }

    @Test func casesReferToTheCatalogue() {
        let known = Set(PromiseCatalogue.all.map(\.id))
        for planned in Self.sample.cases {
            let ids = planned.promise.id.split(separator: "+").map(String.init)
            #expect(ids.allSatisfy(known.contains), "\(planned.promise.id)")
        }
        #expect(Set(Self.sample.cases.map(\.axis)) == Axis.ofOwnMocks)
    }

    @Test func aPromiseIsSaidWithItsItem() {
        #expect(Promise.matching.trailingSlash.text == "trailing slash is forgiven (B-4.20 b)")
        #expect(
            Promise.matching.trailingSlash.and(.matching.fuzzy).text
                == "trailing slash is forgiven (B-4.20 b), fuzzy (B-4.27)")
        #expect(Promise.cors.key.ofPreflight.text == "the preflight: private, with x-api-key (B-6.13)")
        #expect(Promise.cors.isOn.text == "needs CORS")
    }

    private static let sample = Samples.plan(Samples.collection(Samples.appendixA), Set(Axis.allCases)) {
        $0.lint = LintFindings(ofRequests: Samples.appendixA.map { _ in [] })
    }
}
