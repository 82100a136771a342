import ArgumentParser
import Foundation
import MockCore
import MockFiles
import PostmanModel
import TestSupport
import Testing
import Verification

@testable import MockcheckKit

/// A gate that judges the collection: one mistake turns it red with a message and a remedy, and what only looks like
/// one leaves it green (V-4, V-12, V-14).
struct VerdictTests {
    private struct Red {
        var file: String
        var text: String
    }

    /// What is red in the plan of the collection: a mock of ours that serves it adds nothing to that.
    private func reds(_ text: String, isStrict: Bool = false) throws -> [Red] {
        let folder = try TestFolder()
        try folder.write(text, to: "library.json")
        let workload = try Workload.load([folder.path("library.json")], InputSettings())
        let planner = RunPlanner(
            axes: [.examples, .lint], isStrict: isStrict, isExhaustive: false, coverage: try CoverageGate(nil), seed: 1)
        return planner.plan(workload, try CaseSelection()).mocks.flatMap(\.suites).flatMap(\.cases).compactMap {
            planned in
            switch planned.work {
            case .fail(let failure):
                Red(file: planned.location.file, text: ([failure.message] + failure.details).joined(separator: "\n"))
            case .error(let message, let details):
                Red(
                    file: planned.location.file,
                    text: (["\(planned.location): \(message)"] + details).joined(separator: "\n"))
            case .judged(let failure): Red(file: planned.location.file, text: failure.message)
            case .run, .skip, .pass: nil
            }
        }
    }

    @Test func aPlanKnowsTheLargestBody() throws {
        let folder = try TestFolder()
        try folder.writeCollection("small", body: "hi")
        try folder.writeCollection("large", body: String(repeating: "x", count: 5000))
        let workload = try Workload.load([folder.path("")], InputSettings())
        let planner = RunPlanner(
            axes: [.examples], isStrict: false, isExhaustive: false, coverage: try CoverageGate(nil), seed: 1)
        #expect(planner.plan(workload, try CaseSelection()).largestBody == 5000)
    }

    @Test func theGoodCollectionIsGreen() throws {
        #expect(try reds(GoodCollection.text).map(\.text) == [])
    }

    @Test(arguments: Mistake.all)
    func aMistakeIsSaidWithItsRemedy(_ mistake: Mistake) throws {
        let text = try #require(GoodCollection.edited(mistake.edit), "the edit does not apply")
        let reds = try reds(text, isStrict: mistake.isStrict)
        #expect(!reds.isEmpty, "the verdict is green")
        let telling = reds.first {
            $0.text.contains(mistake.says) && (mistake.remedy.isEmpty || $0.text.contains(mistake.remedy))
        }
        #expect(
            telling != nil,
            "no failure says '\(mistake.says)' and '\(mistake.remedy)':\n\(reds.map(\.text).joined(separator: "\n"))")
        #expect(telling?.file.hasSuffix("library.json") == true)
        if mistake.isStrict { #expect(try self.reds(text).isEmpty, "it is red without --strict") }
    }

    @Test(arguments: NearMistake.all)
    func whatOnlyLooksLikeAMistakeStaysGreen(_ near: NearMistake) throws {
        let text = try #require(GoodCollection.edited(near.edit), "the edit does not apply")
        #expect(try reds(text).map(\.text) == [])
    }

    @Test func theTablesAreLong() {
        #expect(Mistake.all.count >= 60)
        #expect(NearMistake.all.count >= 30)
        #expect(Set(Mistake.all.map(\.name)).count == Mistake.all.count)
    }
}
