import HTTPMessage
import Testing

@testable import Verification

/// Values of answers in later requests (product T-4).
struct CapturedValuesTests {
    private static let id = AnswerCapture(
        "orderId", of: "Create", ContractPattern("$.order.id").map { .body($0) } ?? .header("none"))

    private static func captured(_ value: String) -> CapturedValues {
        let values = CapturedValues([id])
        let body = "{\"order\":{\"id\":\(RequestEncoding.jsonString(value))}}"
        values.take([id], from: Reply(status: 201, headers: [:], body: Array(body.utf8)))
        return values
    }

    private static func call(_ target: String, _ headers: HeaderList = [:], _ body: String = "") -> ProbeRequest {
        .call(Call(method: "POST", target: target, headers: headers, body: Array(body.utf8)))
    }

    /// `X` is where the value belongs; it stands there as somebody would have written it.
    @Test(
        arguments: [
            ("/o/X?q=X", [:], "", "/o/a%2Fb%26%22?q=a%2Fb%26%22", "", ""),
            ("/", ["Content-Type": "application/x-www-form-urlencoded"], "id=X", "/", "", "id=a%2Fb%26%22"),
            ("/", ["Content-Type": "application/json"], #"{"id":"X"}"#, "/", "", #"{"id":"a/b&\""}"#),
            ("/", ["Content-Type": "text/plain"], "X!", "/", "", "a/b&\"!"),
            ("/", ["Authorization": "Bearer X"], "", "/", "Bearer a/b&\"", ""),
            ("/", ["Authorization": "Basic \(Base64.text(Array("u:X".utf8)))"], "", "/", "Basic dTphL2ImIg==", ""),
        ] as [(String, HeaderList, String, String, String, String)])
    func areFilledIn(
        _ target: String, _ headers: HeaderList, _ body: String, _ sent: String, _ authorization: String, _ text: String
    ) throws {
        let mark = Self.id.placeholder
        var marked = headers
        for index in marked.fields.indices {
            let value = marked.fields[index].value
            marked.fields[index].value =
                value.hasPrefix("Basic ")
                ? "Basic " + Base64.text(Array("u:\(mark)".utf8)) : value.replacing("X", with: mark)
        }
        let request = Self.call(
            target.replacing("X", with: mark), marked, body.replacing("X", with: mark))
        guard case .call(let call) = try Self.captured("a/b&\"").filled(request).get() else {
            Issue.record("not a call")
            return
        }
        #expect(call.target == sent)
        #expect(call.headers["authorization"] ?? "" == authorization)
        #expect(String(decoding: call.body, as: UTF8.self) == text)
    }

    @Test func theFirstValueStays() throws {
        let values = Self.captured("1234")
        values.take([Self.id], from: Reply(status: 200, headers: [:], body: Array(#"{"order":{"id":5}}"#.utf8)))
        guard case .call(let call) = try values.filled(Self.call("/" + Self.id.placeholder)).get() else { return }
        #expect(call.target == "/1234")
        #expect(values.secrets.map(\.value) == [Self.id.placeholder, "1234"])
        #expect(Redactor(secrets: values.secrets).redact("/\(Self.id.placeholder) 1234") == "/{{orderId}} [redacted]")
    }

    @Test(
        arguments: [
            (nil, "which was not asked before"), (Reply(status: 401, headers: [:], body: []), "which got 401"),
            (Reply(status: 200, headers: [:], body: Array("{}".utf8)), "whose answer has nothing at $.order.id"),
        ] as [(Reply?, String)])
    func aMissingValueIsNamed(_ reply: Reply?, _ reason: String) {
        let values = CapturedValues([Self.id])
        if let reply { values.take([Self.id], from: reply) }
        guard case .failure(let missing) = values.filled(Self.call("/\(Self.id.placeholder)")) else {
            Issue.record("filled without a value")
            return
        }
        #expect(missing.reason.hasPrefix("{{orderId}} is captured from 'Create', \(reason)"))
        guard case .success = values.filled(Self.call("/other")) else {
            Issue.record("nothing is missing there")
            return
        }
    }

    @Test func headersAndXML() {
        let header = AnswerCapture("l", of: "r", .header("Location"))
        #expect(header.value(in: Reply(status: 201, headers: ["location": "/o/1"], body: [])) == "/o/1")
        let xml = ContractPattern("/order/@id").map { AnswerCapture("i", of: "r", .body($0)) }
        #expect(xml?.value(in: Reply(status: 200, headers: [:], body: Array("<order id='k'/>".utf8))) == "k")
    }
}
