import HTTPMessage
import PostmanModel

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
            DerivedCall(.matching.unknownCode, with("x-mock-response-code", "\(unusedCode)")),
            DerivedCall(.matching.invalidCode, with("x-mock-response-code", "abc")),
            DerivedCall(
                .matching.unknownName, with("x-mock-response-name", "mockcheck: no such name")),
            DerivedCall(.matching.unknownID, with("x-mock-response-id", "mockcheck-no-such-id")),
            DerivedCall(.matching.emptySelectors, emptySelectors),
            DerivedCall(.matching.selectorCase, with("X-MOCK-RESPONSE-CODE", "\(rival.status)")),
            DerivedCall(
                .matching.head, Call(method: "HEAD", target: call.target, headers: call.headers)),
            DerivedCall(
                .matching.bareOptions,
                Call(method: "OPTIONS", target: call.target, headers: call.headers)),
        ] + methodCase + [
            DerivedCall(.matching.emptyRequestedMethod, options(requesting: "")),
            DerivedCall(.matching.requestedMethodElsewhere, with("Access-Control-Request-Method", "PUT")),
            DerivedCall(.matching.emptyHeader, emptyHeader),
            DerivedCall(.matching.similarPath, similar),
        ] + unlike + byNameAndID
    }

    /// Not of HEAD: in lower case it is a method of its own to HTTP, whose response has a body.
    private var methodCase: [DerivedCall] {
        call.method == "HEAD" ? [] : [DerivedCall(.matching.methodCase, lowercased)]
    }

    private func with(_ name: String, _ value: String) -> Call { call.with(name, value) }

    private var lowercased: Call {
        var call = call
        call.method = call.method.lowercased()
        return call
    }

    private func options(requesting method: String) -> Call {
        Call(method: "OPTIONS", target: call.target, headers: call.headers).with(
            "Access-Control-Request-Method", method)
    }

    /// A listed header that the example lacks, sent with nothing in it.
    private var emptyHeader: Call {
        with("x-mock-match-request-headers", "x-mockcheck-empty").with("x-mockcheck-empty", "")
    }

    private var emptySelectors: Call {
        with("x-mock-response-code", "").with("x-mock-response-name", "").with("x-mock-response-id", "")
    }

    /// One letter more in the longest segment: similar to three quarters where that has three letters and more.
    private var similar: Call { withLongestSegment { $0 + "x" } }

    /// Two fifths of the longest segment are others: less than three quarters, and more than half.
    private var unlike: [DerivedCall] {
        let call = withLongestSegment { segment in
            let changed = segment.utf8.count * 2 / 5
            return changed > 0 && segment.utf8.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "%") }
                ? segment.dropLast(changed) + String(repeating: "~", count: changed) : segment
        }
        return call.target == self.call.target ? [] : [DerivedCall(.matching.unlikePath, call)]
    }

    private func withLongestSegment(_ change: (String) -> String) -> Call {
        var call = call
        let path = call.target.prefix { $0 != "?" }
        var segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let longest = segments.indices.max { segments[$0].utf8.count < segments[$1].utf8.count }
        if let longest { segments[longest] = change(segments[longest]) }
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
                    .matching.nameAnyPath, elsewhere.with("x-mock-response-name", name)))
        }
        if rival.example.hasStoredID, HTTPText.isFieldValue(rival.example.id) {
            let id = rival.example.id
            calls += [
                DerivedCall(.matching.idAnyPath, elsewhere.with("x-mock-response-id", id)),
                DerivedCall(
                    .matching.idBehindOwner, with("x-mock-response-id", "12345678-\(id)")),
                DerivedCall(.matching.idBehindText, with("x-mock-response-id", "owner-\(id)")),
                DerivedCall(
                    .matching.idCase, with("x-mock-response-id", id.uppercased())),
            ]
        }
        return calls
    }
}
