import HTTPMessage
import MockCore
import PostmanModel

@testable import Verification

/// Calls that somebody may send to a mock: a saved one with something odd about it, or an odd one throughout.
struct FuzzedCalls<Generator: RandomNumberGenerator> {
    var mutator: FuzzMutator<Generator>
    let context: PlanContext

    mutating func next() -> Call {
        let saved = mutator.pick(context.oracle.rivals.indices.compactMap { context.saved($0).call })
        var call = saved.flatMap { mutator.chance(80) ? $0 : nil } ?? Call(method: "GET", target: "/")
        for _ in 0..<Int.random(in: 0...3, using: &mutator.random) { change(&call) }
        // As the wire adds them where they are missing.
        call.headers.set("Host", "127.0.0.1")
        call.headers.set("Content-Length", String(call.body.count))
        return call
    }

    private mutating func change(_ call: inout Call) {
        let odd = mutator.pick(FuzzTexts.odd) ?? ""
        switch Int.random(in: 0..<9, using: &mutator.random) {
        case 0: call.method = mutator.pick(["get", "POST", "HEAD", "OPTIONS", "PURGE", "x", "DELETE"]) ?? "GET"
        case 1: call.target += FuzzedCalls.visible(odd)
        case 2: call.target = "/" + FuzzedCalls.visible(odd)
        case 3: call.target += (call.target.contains("?") ? "&" : "?") + FuzzedCalls.visible(odd) + "=1"
        case 4: call.target = call.target.uppercased()
        case 5: selectors(&call, odd)
        case 6: call.headers.append(mutator.pick(Self.headerNames) ?? "X", FuzzedCalls.fieldValue(odd))
        case 7: call.headers.fields = call.headers.fields.filter { _ in mutator.chance(60) }
        default: call.body = Array(odd.utf8)
        }
    }

    private mutating func selectors(_ call: inout Call, _ odd: String) {
        let rival = mutator.pick(context.oracle.rivals)
        switch Int.random(in: 0..<4, using: &mutator.random) {
        case 0: call.headers.append("x-mock-response-code", rival?.example.code.map(String.init) ?? "404")
        case 1: call.headers.append("X-Mock-Response-Name", FuzzedCalls.fieldValue(rival?.example.name ?? odd))
        case 2: call.headers.append("x-mock-response-id", FuzzedCalls.fieldValue(rival?.example.id ?? odd))
        default: call.headers.append("x-mock-response-code", FuzzedCalls.fieldValue(odd))
        }
    }

    private static var headerNames: [String] {
        [
            "x-mock-match-request-body", "x-mock-match-request-headers", "Content-Type", "Accept", "Origin",
            "Access-Control-Request-Method", "Access-Control-Request-Headers", "x-api-key", "Cookie",
        ]
    }

    /// What a request line can hold; anything else never reaches a mock.
    private static func visible(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            (0x21..<0x7F).contains(scalar.value) && scalar != "#"
                ? String(scalar) : String(scalar).utf8.map { "%" + String($0, radix: 16) }.joined()
        }.joined()
    }

    private static func fieldValue(_ text: String) -> String {
        String(
            String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F })
        )
        .trimmedBlanks
    }
}
