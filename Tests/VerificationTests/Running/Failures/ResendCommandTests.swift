import HTTPMessage
import Testing

@testable import Verification

struct ResendCommandTests {
    private func line(_ call: Call, secrets: [Secret] = []) -> String {
        ResendCommand(.call(call), redactor: Redactor(secrets: secrets)).text
    }

    @Test(arguments: [
        (Call(method: "GET", target: "/a?b=c"), "curl -i 'http://127.0.0.1:4010/a?b=c'"),
        (Call(method: "HEAD", target: "/"), "curl -i --head http://127.0.0.1:4010/"),
        (Call(method: "DELETE", target: "/"), "curl -i -X DELETE http://127.0.0.1:4010/"),
        (Call(method: "POST", target: "/"), "curl -i -X POST http://127.0.0.1:4010/"),
        (
            Call(method: "POST", target: "/", headers: ["Content-Type": "application/json"], body: Array("{}".utf8)),
            "curl -i http://127.0.0.1:4010/ -H 'Content-Type: application/json' --data-raw '{}'"
        ),
        (
            Call(method: "GET", target: "/", body: Array("it's".utf8)),
            "curl -i -X GET http://127.0.0.1:4010/ -H Content-Type: --data-raw 'it'\\''s'"
        ),
        (Call(method: "GET", target: "/", headers: ["X-Empty": ""]), "curl -i http://127.0.0.1:4010/ -H 'X-Empty;'"),
        (Call(method: "GET", target: "/a[1]{2}"), "curl -i --globoff 'http://127.0.0.1:4010/a[1]{2}'"),
        (Call(method: "GET", target: "/a/../b"), "curl -i --path-as-is http://127.0.0.1:4010/a/../b"),
        (Call(method: "OPTIONS", target: "*"), "curl -i -X OPTIONS --request-target '*' http://127.0.0.1:4010/"),
        (Call(method: "GET", target: "/a b"), "curl -i --request-target '/a b' http://127.0.0.1:4010/"),
        (
            Call(method: "PUT", target: "/", headers: ["Content-Length": "9"], body: [0, 0xFF]),
            "printf '\\000\\377' | curl -i -X PUT http://127.0.0.1:4010/ -H Content-Type: --data-binary @-"
        ),
        (
            Call(method: "POST", target: "/", body: [UInt8](repeating: 0x78, count: 1_048_577)),
            "head -c 1048577 /dev/zero | tr '\\0' x | curl -i http://127.0.0.1:4010/ -H Content-Type: --data-binary @-"
        ),
    ])
    func saysTheCallAgain(call: Call, expected: String) {
        #expect(line(call) == expected)
    }

    @Test func namesAFileForALongBody() {
        let body = (0..<9000).map { UInt8($0 % 251) }
        let text = line(Call(method: "POST", target: "/", body: body))
        #expect(text.hasSuffix("--data-binary @body  # body: a file of the 9000 bytes that were sent"))
    }

    @Test func hidesKeysBehindVariables() {
        let call = Call(
            method: "GET", target: "/a?key=pmk-12345", headers: ["x-api-key": "pmk-12345", "Authorization": "Bearer t"])
        #expect(
            line(call, secrets: [Secret("pmk-12345", named: "my key")])
                == "curl -i 'http://127.0.0.1:4010/a?key='\"$my_key\" -H \"x-api-key: $X_API_KEY\" "
                + "-H \"Authorization: $AUTHORIZATION\"")
    }

    /// A shell in which the variables are set sends what was sent.
    @Test func namesTheVariableOfEachSecret() {
        let secrets = [
            Secret("tok-1'$x\"", named: "token"), Secret("id/77", named: "order-id"), Secret("9999", named: "9"),
        ]
        let call = Call(
            method: "POST", target: "/o/id%2F77",
            headers: ["Authorization": "Bearer tok-1'$x\"", "X-Order": "n=id/77;", "Content-Type": "text/plain"],
            body: Array("it's id/77 of 9999".utf8))
        #expect(
            line(call, secrets: secrets)
                == "curl -i http://127.0.0.1:4010/o/\"$order_id\" -H 'Authorization: Bearer '\"$token\" "
                + "-H 'X-Order: n='\"$order_id\"';' -H 'Content-Type: text/plain' "
                + "--data-raw 'it'\\''s '\"$order_id\"' of '\"$_9\"")
    }

    @Test func sendsRawBytesAsTheyWere() {
        let request = ProbeRequest.bytes(Array("GET / HTTP/9\r\nx-api-key: pmk\r\n\r\n".utf8), summary: "bad version")
        #expect(
            ResendCommand(request, redactor: Redactor(secrets: [])).text
                == #"printf 'GET / HTTP/9\r\nx-api-key: [redacted]\r\n\r\n' | curl telnet://127.0.0.1:4010"#)
    }
}
