import HTTPMessage
import PostmanModel
import Testing

@testable import Verification

struct ShapedHeaderCheckTests {
    private func failures(_ values: [String]) throws -> [String] {
        let uuid = try #require(DynamicVariable.named("$guid")).shape
        var expectation = Verification.Expectation(promise: "p", statuses: [200])
        expectation.shapedHeaders = [.init(name: "X-Id", parts: [.literal(Array("id-".utf8)), .hole(uuid)])]
        let headers = HeaderList(values.map { HeaderField("x-id", $0) })
        return Judge.failures(of: Reply(status: 200, headers: headers), against: expectation).map(\.description)
    }

    @Test func passesAValueOfTheShape() throws {
        #expect(try failures(["id-0f8fad5b-d9cb-469f-a165-70867728950e"]).isEmpty)
    }

    @Test(arguments: [[], ["id-{{$guid}}"], ["0f8fad5b-d9cb-469f-a165-70867728950e"], ["id-1", "id-2"]])
    func findsAllElse(values: [String]) throws {
        #expect(try failures(values).count == 1)
    }
}
