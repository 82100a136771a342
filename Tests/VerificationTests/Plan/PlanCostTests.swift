import Foundation
import HTTPMessage
import PostmanModel
import TestSupport
import Testing

@testable import Verification

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Small files cannot keep a run busy: four times as many examples take about four times as long.
///
/// Measured in the processor time of one thread, so that a busy machine changes nothing.
struct PlanCostTests {
    enum Kind: CaseIterable {
        case equalExamples, equalNames, wildcards, different
    }

    private func collection(_ kind: Kind, _ count: Int) -> PostmanModel.Collection {
        let location = SourceLocation(file: "cost.json")
        let requests = (0..<count).map { number -> RequestItem in
            let path =
                switch kind {
                case .equalExamples: "/a"
                case .wildcards: "/:a\(number)/:b/:c/:d/:e/:f/:g/:h"
                case .equalNames, .different: "/a\(number)"
                }
            let request = SavedRequest(url: SavedURL(path: path))
            let name = kind == .equalNames ? "ok" : "e\(number)"
            let example = Example(
                id: "id\(number)", name: name, request: request, body: Array("\(number)".utf8), location: location)
            return RequestItem(name: name, request: request, examples: [example], location: location)
        }
        return PostmanModel.Collection(file: "cost.json", format: .v21, name: "Cost", requests: requests)
    }

    /// Each example asked for as it is saved, by code, by name and by id.
    private func ask(_ kind: Kind, _ count: Int) -> Double {
        let collection = collection(kind, count)
        return ProcessorTime.seconds {
            let oracle = Oracle(collection, environment: nil, profile: .current)
            for rival in oracle.rivals {
                let path = kind == .wildcards ? "/1/2/3/4/5/6/7/8" : rival.path.raw.map { "/" + $0.text }.joined()
                for headers in [
                    [:], ["x-mock-response-code": "200"], ["x-mock-response-name": rival.example.name],
                    ["x-mock-response-id": rival.example.id],
                ] as [HeaderList] {
                    _ = oracle.ruling(on: Call(method: "GET", target: path, headers: headers), MatchSettings())
                }
            }
        }
    }

    @Test(arguments: Kind.allCases)
    func isLinear(kind: Kind) {
        _ = ask(kind, 50)
        let small = ask(kind, 500)
        let large = ask(kind, 2000)
        #expect(large < 10 * small + 0.05, "500: \(small) s, 2000: \(large) s")
    }

    @Test func namesAreNumberedInLinearTime() {
        func number(_ count: Int) -> Double {
            let context = PlanContext(collection(.equalNames, 1), environment: nil, options: PlanOptions(mockName: "m"))
            var list = CaseList()
            ExamplesAxis(context).plan(into: &list)
            var all = CaseList()
            for _ in 0..<count { all.append(contentsOf: list.cases) }
            return ProcessorTime.seconds { _ = CaseList.named([all]) }
        }
        _ = number(50)
        let small = number(500)
        let large = number(2000)
        #expect(large < 10 * small + 0.05, "500: \(small) s, 2000: \(large) s")
    }

    /// Holes beside each other can be filled in more ways than there are atoms: then nothing is said.
    @Test func adjacentHolesEnd() {
        let shape = TextShape("an integer from 0 to 1000", "0|[1-9][0-9]{0,2}|1000")
        let parts = Array(repeating: Expectation.TemplatePart.hole(shape), count: 2000)
        let body = Array(String(repeating: "717", count: 2000).utf8)
        #expect(TemplateMatcher(parts).outcome(in: body) == .tooOpen)
        guard case .mismatch = TemplateMatcher(Array(parts.prefix(20))).outcome(in: Array(body.prefix(19))) else {
            Issue.record("twenty numbers of nineteen digits")
            return
        }
        var expectation = Expectation(promise: .examples.plain, statuses: [200])
        expectation.body = .template(parts)
        let judgement = Judge.judgement(of: Reply(status: 200, body: body), against: expectation)
        #expect(judgement.failures.isEmpty)
        #expect(judgement.notComparable?.hasPrefix("its 2000 variables can be filled") == true)
    }

    @Test func variablesThatNameEachOtherEnd() {
        let scope = VariableScope(
            collection: [
                Variable("a", "{{b}}{{b}}"), Variable("b", "{{c}}{{c}}"),
                Variable("c", "{{a}}{{a}}"),
            ], item: [], environment: [])
        // Fourteen passes make 16,384 names of one; to replace those would be too much.
        #expect(scope.substitute("{{a}}") == String(repeating: "{{c}}", count: 16_384))
        #expect(scope.substitute("{{x}}{{a}}") == "{{x}}" + String(repeating: "{{c}}", count: 16_384))
    }
}
