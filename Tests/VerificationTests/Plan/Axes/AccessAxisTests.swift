import HTTPMessage
import PostmanModel
import Testing

@testable import Verification

struct AccessAxisTests {
    private let plan = Samples.plan(Samples.collection(Samples.appendixA), [.access])

    @Test(
        arguments: [
            ("asks for no key", 200, nil), ("ignores any key", 200, nil),
            ("no key gets 401", 401, "invalidCredentialsError"),
            ("an empty key is no key", 401, "invalidCredentialsError"), ("a wrong key", 401, "invalidCredentialsError"),
            ("a key in another case", 401, "invalidCredentialsError"),
            ("of which only a part is right", 401, "invalidCredentialsError"), ("second key passes", 200, nil),
            ("a revoked key", 401, "invalidCredentialsError"), ("a key in the query", 401, "invalidCredentialsError"),
            ("a bearer token", 401, "invalidCredentialsError"), ("x-access-token", 401, "invalidCredentialsError"),
            ("an unknown path without key", 401, "invalidCredentialsError"), ("without a share", 403, "forbiddenError"),
            ("a stranger", 403, "forbiddenError"), ("the owner passes", 200, nil), ("who may view passes", 200, nil),
            ("who may edit passes", 200, nil), ("in any case", 200, nil), ("with the team to view", 200, nil),
            ("with the team to edit", 200, nil), ("another team", 403, "forbiddenError"),
            ("free plan: the owner", 200, nil), ("free plan: a member", 403, "forbiddenError"),
            ("free plan: a team member", 403, "forbiddenError"),
            ("an unknown path with a key", 404, "mockRequestNotFoundError"), ("a preflight needs no key", 204, nil),
        ] as [(String, Int, String?)])
    func cases(_ rule: String, _ status: Int, _ error: String?) throws {
        let exchange = try #require(plan.first(rule)?.exchanges.first)
        #expect(exchange.expectation.statuses.first == status)
        #expect(exchange.expectation.errorName == error)
        #expect(exchange.expectation.header("Access-Control-Allow-Origin") == "*")
    }

    @Test func keysAreSentWhereTheCaseSaysSo() throws {
        let setup = try #require(plan.first("the owner passes")?.scenario?.setups.first)
        let keys = try #require(setup.keys)
        func sent(_ rule: String) -> String? { plan.first(rule)?.call?.headers["x-api-key"] }
        func holder(_ rule: String) -> String? { keys.first { $0.secret == sent(rule) }?.person }
        #expect(holder("the owner passes") == SetupKey.owner)
        #expect(holder("who may view passes") == "member")
        #expect(setup.sharing.members == ["member": .view, "editor": .edit])
        #expect(keys.first { $0.secret == sent("a revoked key") }?.isRevoked == true)
        #expect(holder("a wrong key") == nil)
        #expect(holder("second key passes") == SetupKey.owner && sent("second key passes") != sent("the owner passes"))
        let near = try #require(sent("of which only a part is right"))
        #expect(holder("of which only a part is right") == nil)
        #expect(SHA256.hash(near).first == SHA256.hash(keys[0].secret).first)
        #expect(plan.first("free plan: a team member")?.scenario?.setups.first?.plan == .free)
        #expect(plan.first("with the team to view")?.scenario?.setups.first?.sharing.team == .view)
        #expect(sent("a bearer token") == nil)
        #expect(plan.first("a key in the query")?.call?.target == "/users?apikey=\(keys[0].secret)")
        #expect(plan.first("in any case")?.call?.headers.fields.last?.name == "X-API-KEY")
        #expect(plan.first("asks for no key")?.scenario?.setups.first?.keys == nil)
    }

    @Test func nothingReachableIsSkipped() {
        var collection = Samples.collection([])
        collection.leftOutExampleCount = 1
        let plan = Samples.plan(collection, [.access])
        #expect(plan.cases.map(\.skipReason) == ["no example of the collection is reached by its own saved request"])
    }
}
