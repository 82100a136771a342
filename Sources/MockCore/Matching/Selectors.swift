import HTTPMessage

/// What a call's `x-mock-…` headers ask for (B-4.E); an empty header counts as absent (B-4.46).
struct Selectors: Sendable {
    enum Code: Sendable, Hashable {
        case number(Int)
        /// Not an integer: no example has such a code.
        case impossible
    }

    var code: Code?
    var id: String?
    var name: String?
    /// `x-mock-match-request-body`, where it says true or false.
    var matchBody: Bool?
    /// `x-mock-match-request-headers`, split at commas.
    var matchHeaders: [String]?
    /// `x-mock-response-delay` in milliseconds, where it is within Postman's bounds (B-5.22).
    var delayMilliseconds: Int?

    init(_ headers: HeaderList) {
        for field in headers.fields where field.name.utf8.count > 10 && field.name.startsWithXMock {
            let value = field.value.trimmingHTTPBlanks
            guard !value.isEmpty else { continue }
            switch field.name.lowercased() {
            case "x-mock-response-code" where code == nil: code = Int(value).map(Code.number) ?? .impossible
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
    fileprivate var startsWithXMock: Bool {
        utf8.first?.asciiLowercased == UInt8(ascii: "x")
            && zip(utf8, "x-mock-".utf8).allSatisfy { $0.asciiLowercased == $1 }
    }
}
