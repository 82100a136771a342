import Foundation
import Testing

@testable import Verification

struct PromiseCatalogueTests {
    private static func golden(_ name: String) throws -> [String] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        return try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            .split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
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
        let golden = Set(try Self.golden("promise-ids.txt"))
        let ids = Set(PromiseCatalogue.all.map(\.id))
        #expect(golden.subtracting(ids).sorted() == [], "these ids are gone, and with them every case that had them")
        #expect(ids.subtracting(golden).sorted() == [], "add these ids to promise-ids.txt")
    }

    /// The same of whole cases: all axes of a small collection, each as `id axis promise`.
    @Test func caseIdsNeverChange() throws {
        let golden = try Self.golden("case-ids.txt")
        let lines = Self.sample.cases.map { "\($0.id) \($0.axis.rawValue) \($0.promise.id)" }
        let gone = Set(golden).subtracting(lines)
        #expect(gone.sorted() == [], "these cases have another id, or are gone")
        #expect(Set(lines).subtracting(golden).sorted() == [], "add these cases to case-ids.txt")
    }

    @Test func casesReferToTheCatalogue() {
        let known = Set(PromiseCatalogue.all.map(\.id))
        for planned in Self.sample.cases {
            let ids = planned.promise.id.split(separator: "+").map(String.init)
            #expect(ids.allSatisfy(known.contains), "\(planned.promise.id)")
        }
        #expect(Set(Self.sample.cases.map(\.axis)) == Set(Axis.allCases))
    }

    @Test func aPromiseIsSaidWithItsItem() {
        #expect(Promise.matching.trailingSlash.text == "trailing slash is forgiven (B-4.20 b)")
        #expect(
            Promise.matching.trailingSlash.and(.matching.fuzzy).text
                == "trailing slash is forgiven (B-4.20 b), fuzzy (B-4.27)")
        #expect(Promise.cors.key.ofPreflight.text == "the preflight: private, with x-api-key (B-6.13)")
        #expect(Promise.cors.isOn.text == "needs CORS")
    }

    private static let sample = Samples.plan(Samples.collection(Samples.appendixA), Set(Axis.allCases))
}
