import HTTPMessage
import PostmanModel
import Testing

@testable import Verification

struct CORSAxisTests {
    @Test func aJSONPostAsksFirst() throws {
        let plan = Samples.plan(Samples.collection(Samples.appendixA), [.cors])
        let found = try #require(plan.cases.first { $0.name.hasPrefix("Item E7") && $0.name.contains("as documented") })
        let exchanges = found.exchanges
        #expect(exchanges.map { $0.call?.method } == ["OPTIONS", "POST"])
        #expect(exchanges[0].call?.headers["Access-Control-Request-Headers"] == "content-type")
        #expect(exchanges[0].expectation.cors?.half == .preflight)
        #expect(exchanges[1].call?.headers["Origin"] == "https://app.example")
        #expect(
            exchanges[1].expectation.cors
                == CORSExpectation(
                    half: .actual, origin: "https://app.example", method: "POST", unsafeHeaderNames: ["content-type"]))
        #expect(exchanges[1].expectation.statuses == [201])
    }

    @Test func variantsOfAnEndpoint() throws {
        let plan = Samples.plan(Samples.collection([Samples.example("a", "/t", code: 201)]), [.cors])
        func exchanges(_ rule: String) -> [Exchange] { plan.first(rule)?.exchanges ?? [] }
        #expect(exchanges("as documented").map { $0.call?.method } == ["GET"])
        #expect(
            exchanges("private, with x-api-key").first?.call?.headers["Access-Control-Request-Headers"] == "x-api-key")
        #expect(exchanges("private, with x-api-key").first?.call?.headers["x-api-key"] == nil)
        #expect(exchanges("with x-mock-response-code").last?.call?.headers["x-mock-response-code"] == "201")
        #expect(exchanges("with a null origin").last?.expectation.cors?.origin == "null")
    }

    @Test func anOriginOfItsOwnIsReplayedAndTheBrowserSkipped() {
        let example = Samples.example(
            "a", "/t", responseHeaders: [Row("Access-Control-Allow-Origin", "https://b.example")])
        let plan = Samples.plan(Samples.collection([example]), [.cors])
        let replay = plan.first("as documented (B-6.01), a stored")?.exchanges.first?.expectation
        #expect(replay?.cors == nil)
        #expect(replay?.header("Access-Control-Allow-Origin") == "https://b.example")
        #expect(plan.first("as documented (B-6.01)]")?.skipReason?.contains("https://b.example") == true)
    }

    @Test func errorsAreReadable() throws {
        let plan = Samples.plan(Samples.collection(Samples.appendixA), [.cors])
        let denied = try #require(plan.first("Private, unknown path, PUT with authorization"))
        #expect(denied.exchanges.map { $0.expectation.statuses } == [[204, 200], [401]])
        #expect(denied.exchanges.allSatisfy { $0.expectation.cors != nil })
        let missing = try #require(plan.first("Public, unknown path, PURGE ->"))
        #expect(missing.exchanges.map { $0.call?.method } == ["OPTIONS", "PURGE"])
        #expect(missing.exchanges[1].expectation.errorName == "mockRequestNotFoundError")
        let keyed = try #require(plan.first("Private, known path, GET with x-api-key"))
        #expect(keyed.exchanges.last?.expectation.statuses == [200])
    }

    @Test func byExampleThePreflightIsWhatTheCollectionSays() throws {
        let origin = Row("Access-Control-Allow-Origin", "https://app.example")
        let stored = [
            Samples.example("put", "PUT /t", responseHeaders: [origin]),
            Samples.example(
                "asked", "OPTIONS /own", code: 204,
                responseHeaders: [origin, Row("Access-Control-Allow-Methods", "PUT")]),
            Samples.example("own", "PUT /own", responseHeaders: [origin]),
            Samples.example("closed", "OPTIONS /closed", code: 204, responseHeaders: [origin]),
            Samples.example("shut", "PUT /closed"),
        ]
        let plan = Samples.plan(Samples.collection(stored), [.cors]) { $0.configuration.cors = .example }
        func preflight(_ item: String) throws -> Verification.Expectation {
            let found = plan.cases.first { $0.name.contains(item) && $0.name.contains("as documented") }
            return try #require(found?.exchanges.first).expectation
        }
        let mirrored = try preflight("PUT /t")
        #expect(mirrored.statuses == [204, 200])
        #expect(mirrored.header("Access-Control-Allow-Origin") == "https://app.example")
        #expect(mirrored.cors?.half == .preflight)
        let own = try preflight("PUT /own")
        #expect(own.statuses == [204])
        #expect(own.header("Access-Control-Allow-Methods") == "PUT")
        #expect(own.cors?.half == .preflight)
        // The author does not allow PUT.
        #expect(try preflight("PUT /closed").cors == nil)
    }

    @Test func offIsSkippedAndTraceCannotBeAsked() {
        let off = Samples.plan(Samples.collection(Samples.appendixA), [.cors]) { $0.configuration.cors = .off }
        #expect(off.cases.count == 1)
        #expect(off.cases[0].skipReason?.contains("cors.mode is off") == true)
        let trace = Samples.plan(Samples.collection([Samples.example("a", "TRACE /t")]), [.cors])
        #expect(trace.first("as documented")?.skipReason == "no page can send TRACE (CI-4.1 C2)")
    }
}
