import HTTPMessage
import MockCore

/// Selector headers at their edges, asked of one example of the collection (B-4.E).
struct SelectorCalls {
    private let rival: Rival
    private let call: Call
    private let context: PlanContext

    init(_ rival: Rival, _ call: Call, _ context: PlanContext) {
        self.rival = rival
        self.call = call.withoutSelectors
        self.context = context
    }

    var all: [DerivedCall] {
        let codes = Set(context.oracle.rivals.map(\.status))
        let unusedCode = (500...599).reversed().first { !codes.contains($0) } ?? 599
        return [
            DerivedCall("code that no example has gets 404 (B-4.17)", with("x-mock-response-code", "\(unusedCode)")),
            DerivedCall("code that is no integer gets 404 (B-4.46)", with("x-mock-response-code", "abc")),
            DerivedCall(
                "name that no example has gets 404 (B-4.19)", with("x-mock-response-name", "mockcheck: no such name")),
            DerivedCall("id that no example has gets 404 (B-4.18)", with("x-mock-response-id", "mockcheck-no-such-id")),
            DerivedCall("empty selectors are absent (B-4.46)", emptySelectors),
            DerivedCall("selector header in another case (B-4.45)", with("X-MOCK-RESPONSE-CODE", "\(rival.status)")),
            DerivedCall(
                "HEAD is not GET (B-4.16)", Call(method: "HEAD", target: call.target, headers: call.headers)),
            DerivedCall(
                "OPTIONS without a requested method is an ordinary call (B-6.05)",
                Call(method: "OPTIONS", target: call.target, headers: call.headers)),
            DerivedCall("a path much like an example's (B-4.20 h)", similar),
        ] + byNameAndID
    }

    private func with(_ name: String, _ value: String) -> Call { call.with(name, value) }

    private var emptySelectors: Call {
        with("x-mock-response-code", "").with("x-mock-response-name", "").with("x-mock-response-id", "")
    }

    /// One letter more in the longest segment: similar to three quarters where that has three letters and more.
    private var similar: Call {
        var call = call
        let path = call.target.prefix { $0 != "?" }
        var segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let longest = segments.indices.max { segments[$0].utf8.count < segments[$1].utf8.count }
        if let longest { segments[longest] += "x" }
        call.target = "/" + segments.joined(separator: "/") + call.target.dropFirst(path.count)
        return call
    }

    private var byNameAndID: [DerivedCall] {
        var calls: [DerivedCall] = []
        let elsewhere = Call(method: call.method, target: context.unknownPath)
        let name = rival.example.name.trimmedBlanks
        if !name.isEmpty, HTTPText.isFieldValue(name) {
            calls.append(
                DerivedCall(
                    "a name selects whatever the path (B-4.19)", elsewhere.with("x-mock-response-name", name)))
        }
        if rival.example.hasStoredID, HTTPText.isFieldValue(rival.example.id) {
            let id = rival.example.id
            calls += [
                DerivedCall("an id selects whatever the path (B-4.18)", elsewhere.with("x-mock-response-id", id)),
                DerivedCall(
                    "an id may stand behind its owner's (B-12.05)", with("x-mock-response-id", "12345678-\(id)")),
                DerivedCall(
                    "the case of an id does not matter (B-12.05)", with("x-mock-response-id", id.uppercased())),
            ]
        }
        return calls
    }
}
