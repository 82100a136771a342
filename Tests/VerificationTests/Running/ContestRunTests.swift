import HTTPMessage
import HTTPWire
import PostmanModel
import Synchronization
import Testing

@testable import Verification

struct ContestRunTests {
    /// A mock with one call for each period, which two threads can be given together.
    private final class OneCall: RunningMocks {
        struct State {
            var period = 0
            var used = 0
        }

        let endpoints: [Endpoint] = []
        /// How many calls of a period pass.
        let passes: Int
        let refusal: Int
        private let state = Mutex(State())

        init(passes: Int = 1, refusal: Int = 429) {
            self.passes = passes
            self.refusal = refusal
        }

        func usage() -> Usage { state.withLock { Usage(limit: 1, used: $0.used, overage: 0) } }

        /// The clock moves once all calls of the period are gone, as it does where they pass at the same instant.
        func advance(seconds: Int) {
            state.withLock { state in
                guard state.used >= passes else { return }
                state.period += 1
                state.used = 0
            }
        }

        func answer(_ call: Call, mock: Int) -> Reply? {
            state.withLock { state in
                guard state.used < passes else { return Reply(status: refusal) }
                state.used += 1
                return Reply(status: 200, headers: ["X-RateLimit-Reset": "\(state.period)"])
            }
        }

        func stop() async {}
    }

    private static let refused = Verification.Expectation(promise: .quota.contest, statuses: [429])

    private func broken(_ mocks: any RunningMocks, _ sign: Contest.Sign) async -> BrokenStep? {
        let contest = Contest(
            call: Plans.call("/a"), sign: sign, seconds: 60, rounds: 500, passing: Plans.ok, refused: Self.refused)
        return await ContestRun(contest: contest, mocks: mocks, mock: 0).broken()
    }

    private static let signs = [Contest.Sign.usage, .header("X-RateLimit-Reset")]

    @Test(arguments: signs)
    func whoeverIsFirstGetsTheCall(sign: Contest.Sign) async {
        #expect(await broken(OneCall(), sign) == nil)
    }

    @Test(arguments: signs)
    func aCallThatIsGivenTwiceBreaksThePromise(sign: Contest.Sign) async throws {
        let broken = try #require(await broken(OneCall(passes: 2), sign))
        #expect(broken.checks.map(\.text) == ["expected 1 of 2 concurrent requests to pass, 2 passed"])
        #expect(broken.checks.map(\.kind) == [.quota])
    }

    @Test func aMockThatLetsNobodyPassBreaksThePromise() async throws {
        let broken = try #require(await broken(OneCall(passes: 0), .usage))
        #expect(broken.checks.map(\.text) == ["expected calls to pass, all were refused"])
    }

    @Test func anotherStatusBreaksThePromise() async throws {
        let broken = try #require(await broken(OneCall(passes: 0, refusal: 500), .usage))
        #expect(broken.checks.map(\.text) == ["expected 200 or 429, got 500"])
    }

    @Test func aMockWithoutADirectWayIsAFailure() async throws {
        let broken = try #require(
            await broken(FakeMocks(ports: [1], setups: [], reported: Usage(limit: 1, used: 0, overage: 0)), .usage))
        #expect(broken.checks.map(\.text) == ["the mock cannot be called without a socket"])
    }

    /// All mocks of a run are of one server.
    @Test(arguments: [(1, 500), (2, 250), (10, 50), (1000, 50), (0, 500)])
    func theMocksOfARunShareTheRounds(mocks: Int, rounds: Int) {
        #expect(Contest.rounds(amongMocks: mocks) == rounds)
    }
}
