import HTTPMessage
import PostmanModel

/// The calls derived from one endpoint's saved request.
struct DerivedCalls {
    private let rival: Rival
    private let call: Call
    private let context: PlanContext
    /// The path of the saved call as sent, and its query with the question mark.
    private let path: String
    private let query: String

    init(_ rival: Rival, _ call: Call, _ context: PlanContext) {
        self.rival = rival
        self.call = call
        self.context = context
        path = String(call.target.prefix { $0 != "?" })
        query = String(call.target.dropFirst(path.count))
    }

    var all: [DerivedCall] {
        slashesAndCase + segments + parameters + bodies + RespelledBodies(rival, call).all + headers + [
            DerivedCall(
                .matching.unknownMethod,
                Call(method: context.unusedMethod, target: call.target, headers: call.headers))
        ]
    }

    private func retargeted(_ path: String, _ query: String? = nil) -> Call {
        var call = call
        call.target = path + (query ?? self.query)
        return call
    }

    // MARK: Path

    private var slashesAndCase: [DerivedCall] {
        let hasSlash = path.count > 1 && path.hasSuffix("/")
        let slashed = hasSlash ? String(path.dropLast()) : path + "/"
        var calls: [DerivedCall] = []
        if path != "/" {
            calls.append(DerivedCall(.matching.trailingSlash, retargeted(slashed)))
            calls.append(DerivedCall(.matching.trailingSlashes, retargeted(path + "//")))
        }
        let swapped = Self.swappingCase(path)
        if swapped != path {
            calls.append(DerivedCall(.matching.letterCase, retargeted(swapped)))
            calls.append(
                DerivedCall(
                    .matching.slashAndCase, retargeted(Self.swappingCase(slashed))))
        }
        return calls
    }

    private var segments: [DerivedCall] {
        let sent = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        var calls: [DerivedCall] = []
        let wildcards = rival.path.raw.indices.filter { rival.path.raw[$0].wildcard != nil }
        if sent.count == rival.path.raw.count, !wildcards.isEmpty {
            var texts = [
                (Promise.matching.anySegment, "other-value"),
                (.matching.decodedCapture, "caf%C3%A9%20au%20lait"),
                (.matching.escapedSlash, "one%2Ftwo"),
            ]
            if rival.example.headers.contains(where: { $0.isEnabled && ($0.value ?? "").contains("{{") }) {
                texts.append((.matching.lineBreak, "one%0D%0AX-Mockcheck:%20two"))
            }
            for (promise, text) in texts {
                var segments = sent
                for index in wildcards { segments[index] = text }
                calls.append(DerivedCall(promise, retargeted("/" + segments.joined(separator: "/"))))
            }
            var segments = sent
            segments[wildcards[wildcards.count - 1]] = ""
            calls.append(
                DerivedCall(
                    .matching.emptySegment, retargeted("/" + segments.joined(separator: "/"))))
        }
        let saved = rival.path.literal
        let ids = saved.decoded.indices.filter(saved.isIdentifier)
        if sent.count == saved.decoded.count, !ids.isEmpty {
            var segments = sent
            for index in ids { segments[index] = Self.otherIdentifier(than: saved.folded[index].text) }
            let other = "/" + segments.joined(separator: "/")
            calls.append(DerivedCall(.matching.ids, retargeted(other)))
            calls.append(
                DerivedCall(.matching.idsAndSlash, retargeted(other + "/")))
        }
        if let escaped = Self.escapingALetter(path) {
            calls.append(DerivedCall(.matching.escapedLetter, retargeted(escaped)))
        }
        let words = saved.decoded.indices.filter {
            !saved.isIdentifier(at: $0) && saved.decoded[$0].text.utf8.count >= 36
        }
        if sent.count == saved.decoded.count, wildcards.isEmpty, !words.isEmpty {
            var segments = sent
            for index in words { segments[index] = String(repeating: "other-", count: 6) + "word" }
            calls.append(DerivedCall(.matching.longWord, retargeted("/" + segments.joined(separator: "/"))))
        }
        calls.append(
            DerivedCall(.matching.longerPath, retargeted(path + "/mockcheck-extra")))
        if sent.count > 1 {
            calls.append(
                DerivedCall(
                    .matching.partOfPath,
                    retargeted("/" + sent.dropLast().joined(separator: "/"))))
        }
        return calls
    }

    /// Upper-case letters for lower-case ones and the reverse, escapes untouched.
    static func swappingCase(_ path: String) -> String {
        var bytes = Array(path.utf8)
        var index = 0
        while index < bytes.count {
            if Decoding.escapedByte(in: bytes, at: index) != nil {
                index += 3
                continue
            }
            let lower = bytes[index] | 0x20
            if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lower) { bytes[index] ^= 0x20 }
            index += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The first letter of the path as an escape; nil for a path without one.
    private static func escapingALetter(_ path: String) -> String? {
        guard let place = path.utf8.dropFirst().indices.first, path.utf8[place] | 0x20 >= UInt8(ascii: "a"),
            path.utf8[place] | 0x20 <= UInt8(ascii: "z")
        else { return nil }
        let escape = "%" + String(path.utf8[place], radix: 16, uppercase: true)
        return "/" + escape + path.dropFirst(2)
    }

    private static func otherIdentifier(than id: String) -> String {
        if id.utf8.count < 36 { return id == "8675309" ? "8675310" : "8675309" }
        let uuid = "0f8fad5b-d9cb-469f-a165-70867728950e"
        return id == uuid ? "7c9e6679-7425-40de-944b-e07fc1f90ae7" : uuid
    }

    // MARK: Query

    private var parameters: [DerivedCall] {
        let pieces = query.dropFirst().split(separator: "&").map(String.init)
        let added = (pieces + ["mockcheck=1"]).joined(separator: "&")
        var calls = [DerivedCall(.matching.addedParameter, retargeted(path, "?" + added))]
        guard let first = pieces.first else { return calls }
        let rest = pieces.dropFirst().joined(separator: "&")
        calls.append(
            DerivedCall(
                .matching.droppedParameter, retargeted(path, rest.isEmpty ? "" : "?" + rest)))
        if pieces.count > 1 {
            calls.append(
                DerivedCall(.matching.parameterOrder, retargeted(path, "?" + pieces.reversed().joined(separator: "&"))))
        }
        let signs = query.replacing("%2B", with: "+").replacing("%20", with: "+")
        if signs != query { calls.append(DerivedCall(.matching.rawPlus, retargeted(path, signs))) }
        let key = first.prefix { $0 != "=" }
        let changed = ["\(key)=mockcheck-other"] + pieces.dropFirst()
        calls.append(
            DerivedCall(
                .matching.changedParameter, retargeted(path, "?" + changed.joined(separator: "&"))))
        return calls
    }

    // MARK: Body and headers

    private var bodies: [DerivedCall] {
        // A stand-in for a body that is not at hand shows nothing of how bodies are compared.
        guard !call.body.isEmpty, context.saved(rival.index).standIn == nil else { return [] }
        let on = call.with("x-mock-match-request-body", "true")
        var different = on
        different.body = Array("{\"mockcheck\":\"other\"}".utf8)
        var calls = [
            DerivedCall(.matching.equalBody, on),
            DerivedCall(.matching.otherBody, different),
            DerivedCall(
                .matching.bodyOff,
                different.with("x-mock-match-request-body", "false")),
        ]
        if rival.example.body == Array("{{$body}}".utf8) {
            var long = call.with("x-mock-match-request-body", "false")
            long.body = Array(repeating: UInt8(ascii: "m"), count: 200_000)
            calls.append(DerivedCall(.matching.longBody, long))
        }
        if let type = call.headers["Content-Type"], !type.contains(";"),
            call.headers.values(of: "Content-Type").count == 1
        {
            calls.append(DerivedCall(.matching.bodyMediaType, on.with("Content-Type", type + "; charset=utf-8")))
        }
        if case .json = rival.body.kind, rival.body.canonical != nil {
            var spaced = on
            spaced.body = Array("\n ".utf8) + call.body + Array(" \n".utf8)
            calls.append(DerivedCall(.matching.jsonByValue, spaced))
        }
        return calls
    }

    private var headers: [DerivedCall] { disabledHeader + enabledHeader }

    /// Listed, and neither sent nor, being disabled, part of the example.
    private var disabledHeader: [DerivedCall] {
        let row = rival.example.request.headers.first { row in
            !row.isEnabled && HTTPText.isToken(row.key) && call.headers[row.key] == nil
                && !rival.example.request.headers.contains {
                    $0.isEnabled && $0.key.isEqualIgnoringASCIICase(to: row.key)
                }
        }
        return row.map { [DerivedCall(.matching.disabledHeader, call.with("x-mock-match-request-headers", $0.key))] }
            ?? []
    }

    private var enabledHeader: [DerivedCall] {
        guard
            let field = call.headers.fields.first(where: {
                let name = $0.name.lowercased()
                return name != "content-type" && !name.hasPrefix("x-mock-") && !$0.value.isEmpty
                    && call.headers.values(of: name).count == 1
            })
        else { return repeatedHeader }
        let listed = call.with("x-mock-match-request-headers", field.name)
        let both = call.with("x-mock-match-request-headers", "\(field.name), x-mockcheck-extra")
        let swapped = Self.swappingCase(field.value)
        let recased =
            swapped == field.value
            ? [] : [DerivedCall(.matching.headerValueCase, listed.with(field.name, swapped))]
        return [
            DerivedCall(.matching.equalHeader, listed),
            DerivedCall(.matching.otherHeader, listed.with(field.name, "mockcheck-other")),
            DerivedCall(.matching.absentHeader, listed.without(field.name)),
            DerivedCall(
                .matching.headerNameCase,
                listed.with("x-mock-match-request-headers", field.name.uppercased())),
            DerivedCall(.matching.secondHeader, both.with("x-mockcheck-extra", "1")),
        ] + recased
    }

    /// Of a header that is sent several times all values count, in their order (B-4.33).
    private var repeatedHeader: [DerivedCall] {
        guard let name = call.headers.fields.first(where: { call.headers.values(of: $0.name).count > 1 })?.name else {
            return []
        }
        let listed = call.with("x-mock-match-request-headers", name)
        let values = call.headers.values(of: name)
        var other = listed.without(name)
        for value in values.dropLast() + ["mockcheck-other"] { other.headers.append(name, value) }
        return [DerivedCall(.matching.equalHeader, listed), DerivedCall(.matching.otherHeader, other)]
    }
}
