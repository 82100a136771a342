import HTTPMessage
import PostmanModel

/// Which request headers must agree between call and example (B-4.33).
struct HeaderMatching: Sendable {
    /// The values of the call by listed name; nil where it lacks the header.
    private let expected: [(name: String, value: String?)]

    /// - Returns: nil where no header takes part in matching.
    static func of(_ call: HeaderList, selectors: Selectors, settings: MatchSettings) -> HeaderMatching? {
        let names = selectors.matchHeaders ?? (settings.comparesHeaders ? settings.headers : [])
        return names.isEmpty ? nil : HeaderMatching(names: names, call: call)
    }

    private init(names: [String], call: HeaderList) {
        expected = names.map { name in (name, Self.joined(call.values(of: name))) }
    }

    func accepts(_ requestHeaders: [Row]) -> Bool {
        expected.allSatisfy { name, value in Self.value(of: name, in: requestHeaders) == value }
    }

    func differences(from requestHeaders: [Row]) -> [HeaderMismatch] {
        expected.compactMap { name, value in
            let own = Self.value(of: name, in: requestHeaders)
            return own == value ? nil : HeaderMismatch(name: name, call: value, example: own)
        }
    }

    private static func value(of name: String, in requestHeaders: [Row]) -> String? {
        joined(requestHeaders.filter { $0.key.isEqualIgnoringASCIICase(to: name) }.map { $0.value ?? "" })
    }

    private static func joined(_ values: [String]) -> String? {
        values.isEmpty ? nil : values.map(\.trimmingHTTPBlanks).joined(separator: ", ")
    }
}

extension MatchSettings {
    /// Whether headers take part where a call does not name any.
    var comparesHeaders: Bool { matchHeader ?? !headers.isEmpty }
}
