import HTTPMessage
import PostmanModel
import Testing

@testable import Verification

struct PlannerTests {
    private static func large() -> PostmanModel.Collection {
        let requests = (0..<2000).map { index -> RequestItem in
            let path = "/api/v1/resource\(index % 700)/:id/part{{n}}/\(index % 3)"
            let count = index < 1500 ? 1 : 0
            let examples = (0..<count).map { number in
                Samples.example(
                    "id-\(index)-\(number)", "POST \(path)", code: [200, 404, 500][index % 3],
                    query: [Row("page", "\(index % 5)")], headers: [Row("Content-Type", "application/json")],
                    body: .raw("{\"index\":\(index % 50)}", language: "json"), responseBody: "{\"id\":\"{{id}}\"}")
            }
            return RequestItem(
                name: "Item", folders: ["A.B"], variables: [],
                request: SavedRequest(method: "POST", url: SavedURL(path: path)), examples: examples,
                location: Samples.location)
        }
        return Samples.collection(requests: requests)
    }

    @Test func aLargeCollectionStaysInTheThousands() {
        let collection = Self.large()
        let clock = ContinuousClock()
        var plan = Samples.plan(Samples.collection([]), [])
        let time = clock.measure { plan = Samples.plan(collection, Set(Axis.allCases)) }
        #expect(plan.cases.count { $0.axis == .examples } == 7500)
        #expect(plan.cases.count { $0.axis != .examples } < 6000)
        // A debug build is some thirty times slower than what the tool runs as.
        #expect(time < .seconds(60))
        #expect(plan.reachability.requests == 2000)
        #expect(plan.reachability.requestsWithoutExamples == 500)
        let reachability = plan.reachability
        #expect(
            reachability.plain + reachability.byCode + reachability.byName + reachability.byID
                + reachability.unreachable == 1500)
    }

    @Test func namesAreUniqueShortAndTheSameAgain() {
        let plan = Samples.plan(Self.large(), Set(Axis.allCases))
        let again = Samples.plan(Self.large(), Set(Axis.allCases))
        let identities = plan.cases.map { "\($0.className)|\($0.name)" }
        #expect(Set(identities).count == identities.count)
        #expect(plan.cases.allSatisfy { $0.name.count <= 400 && !$0.name.contains("\n") })
        #expect(identities == again.cases.map { "\($0.className)|\($0.name)" })
        #expect(plan.cases.map { $0.call } == again.cases.map { $0.call })
    }

    @Test func axesComeInTheirOrderAndOnlyTheSelected() {
        let collection = Samples.collection(Samples.appendixA)
        let all = Samples.plan(collection, Set(Axis.allCases)) {
            $0.lint = LintFindings(ofRequests: collection.requests.map { _ in [] })
        }.cases.map(\.axis)
        var seen: [Axis] = []
        for axis in all where seen.last != axis { seen.append(axis) }
        #expect(seen == Axis.allCases.filter(Axis.ofOwnMocks.contains))
        #expect(Set(Samples.plan(collection, [.rate]).cases.map(\.axis)) == [.rate])
        let alone = Samples.plan(collection, [.cors]).cases.map(\.name)
        #expect(alone == Samples.plan(collection, Set(Axis.allCases)).cases.filter { $0.axis == .cors }.map(\.name))
    }

    /// A run that asks nothing must not look like one that passed (V-15).
    @Test func aCollectionWithoutExamplesHasNoCases() {
        let bare = RequestItem(name: "Bare", request: Samples.example("a", "/t").request, location: Samples.location)
        let plan = Samples.plan(Samples.collection(requests: [bare]), Set(Axis.allCases)) {
            $0.lint = LintFindings(ofRequests: [[]])
        }
        #expect(plan.cases.isEmpty)
        #expect(plan.requestsWithoutExamples.map(\.name) == ["Bare"])
        #expect(plan.reachability.requestsWithoutExamples == 1)
    }

    @Test func aCollectionWhoseExamplesAreAllLeftOutIsAsked() {
        var collection = Samples.collection([])
        collection.leftOutExampleCount = 1
        #expect(!Samples.plan(collection, Set(Axis.allCases)).cases.isEmpty)
    }
}
