import HTTPMessage

/// What a call's `x-mock-…` headers ask for (B-4.E); an empty header counts as absent (B-4.46).
struct Selectors: Sendable {
    enum Code: Sendable, Hashable {
        case number(Int)
        /// Not an integer: no example has such a code.
        case impossible
    }

    var isEmpty: Bool { content == nil }
    var code: Code? { content?.code }
    var id: String? { content?.id }
    var name: String? { content?.name }
    /// `x-mock-match-request-body`, where it says true or false.
    var matchBody: Bool? { content?.matchBody }
    /// `x-mock-match-request-headers`, split at commas.
    var matchHeaders: [String]? { content?.matchHeaders }
    /// `x-mock-response-delay` in milliseconds, where it is within Postman's bounds (B-5.22).
    var delayMilliseconds: Int? { content?.delayMilliseconds }

    /// Nil for nearly all calls, which have no such header.
    private let content: Content?

    init(_ headers: HeaderList) {
        let isAny = headers.fields.contains { $0.name.utf8.count > 10 && $0.name.startsWithXMock }
        content = isAny ? Content(headers) : nil
    }
}

/// An object, for the parts of a struct would each be counted on its way through the matcher.
private final class Content: Sendable {
    let code: Selectors.Code?
    let id: String?
    let name: String?
    let matchBody: Bool?
    let matchHeaders: [String]?
    let delayMilliseconds: Int?

    init(_ headers: HeaderList) {
        var code: Selectors.Code?
        var id: String?
        var name: String?
        var matchBody: Bool?
        var matchHeaders: [String]?
        var delayMilliseconds: Int?
        for field in headers.fields where field.name.utf8.count > 10 && field.name.startsWithXMock {
            let value = field.value.trimmingHTTPBlanks
            guard !value.isEmpty else { continue }
            switch field.name.lowercased() {
            case "x-mock-response-code" where code == nil: code = Int(value).map(Selectors.Code.number) ?? .impossible
            case "x-mock-response-id" where id == nil: id = value
            case "x-mock-response-name" where name == nil: name = value
            case "x-mock-match-request-body" where matchBody == nil: matchBody = Self.flag(value)
            case "x-mock-match-request-headers" where matchHeaders == nil:
                matchHeaders = value.split(separator: ",").map { String($0).trimmingHTTPBlanks }.filter { !$0.isEmpty }
            case "x-mock-response-delay" where delayMilliseconds == nil:
                if let milliseconds = Int(value), (1...180_000).contains(milliseconds) {
                    delayMilliseconds = milliseconds
                }
            default: break
            }
        }
        self.code = code
        self.id = id
        self.name = name
        self.matchBody = matchBody
        self.matchHeaders = matchHeaders
        self.delayMilliseconds = delayMilliseconds
    }

    private static func flag(_ value: String) -> Bool? {
        switch value.lowercased() {
        case "true": true
        case "false": false
        default: nil
        }
    }
}

extension String {
    var startsWithXMock: Bool {
        utf8.first?.asciiLowercased == UInt8(ascii: "x")
            && zip(utf8, "x-mock-".utf8).allSatisfy { $0.asciiLowercased == $1 }
    }
}
