import HTTPMessage
import MockCore
import PostmanModel
import Testing

@testable import Verification

struct ErrorsAxisTests {
    private let plan = Samples.plan(Samples.collection(Samples.appendixA), [.errors]) { $0.bodyLimit = 100 }

    private func expectation(_ name: String) -> Verification.Expectation? {
        plan.first(name)?.exchanges.first?.expectation
    }

    @Test func errorsAreCatalogued() {
        let missing = expectation("Unknown path: GET")
        #expect(missing?.errorName == "mockRequestNotFoundError")
        #expect(missing?.errorTexts?.message == "Double check your method and the request path and try again.")
        #expect(missing?.header("Content-Type") == "application/json; charset=utf-8")
        #expect(expectation("Unknown path: HEAD")?.text == "")
        #expect(expectation("Private, no key")?.errorName == "invalidCredentialsError")
        #expect(expectation("a stranger's key")?.errorName == "forbiddenError")
    }

    @Test func bodiesAreMeasuredAtTheLimit() {
        #expect(plan.first("Body of 101 bytes")?.call?.body.count == 101)
        #expect(expectation("Body of 101 bytes")?.statuses == [400])
        #expect(expectation("Body of 101 bytes")?.header("Access-Control-Allow-Origin") == "*")
        #expect(plan.first("Body of 100 bytes")?.call?.body.count == 100)
        #expect(expectation("Body of 100 bytes")?.statuses == [201])
    }

    @Test func malformedRequestsCloseTheConnection() {
        let malformed = plan.cases.filter { $0.name.contains("malformed") }
        #expect(malformed.count == MalformedRequest.all.count)
        for (found, request) in zip(malformed, MalformedRequest.all) {
            #expect(found.exchanges.first?.expectation.statuses == [request.status])
            #expect(found.exchanges.first?.expectation.closesConnection == true)
            #expect(found.exchanges.first?.call == nil)
        }
    }

    @Test func aServerResponseReplacesAllButPreflightsAndRefusals() {
        let statuses = plan.cases.filter { $0.name.hasPrefix("Maintenance") }.map {
            $0.exchanges[0].expectation.statuses[0]
        }
        #expect(statuses == [503, 503, 503, 503, 503, 401, 204])
        #expect(plan.first("Maintenance, known path")?.scenario?.setups[0].serverResponse?.statusCode == 503)
    }

    @Test func aCollectionWithoutExamplesSaysSo() {
        var collection = Samples.collection([])
        collection.leftOutExampleCount = 1
        let plan = Samples.plan(collection, [.errors])
        #expect(
            plan.first("Unknown path: GET")?.exchanges.first?.expectation.errorTexts?.message
                == "To mock this request add an example response for the mock server to return.")
    }
}
