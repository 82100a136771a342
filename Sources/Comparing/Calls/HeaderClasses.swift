import HTTPMessage
import MockCore
import PostmanModel

/// The classes into which the request headers of some examples cut all calls, where headers are compared (B-4.33).
struct HeaderClasses {
    /// The names that the settings of either version compare.
    let listed: [String]

    private static let mostValues = 4
    private static let mostNames = 6
    private static let mostProduct = 36

    init(_ settings: [MatchSettings]) {
        listed = PathVariants.unique(
            settings.flatMap { $0.matchHeader ?? !$0.headers.isEmpty ? $0.headers : [] }.map { $0.lowercased() })
    }

    /// What an example's own request sends: its saved headers.
    static func own(_ example: ServedExample) -> [HeaderField] {
        example.requestHeaders.compactMap { row in
            let value = row.value ?? ""
            let name = row.key.lowercased()
            guard RequestWriter.isSendable(row.key, value), name != "x-api-key", !name.hasPrefix("x-mock-"),
                name != "origin", !name.hasPrefix("access-control-request-")
            else { return nil }
            return HeaderField(row.key, value)
        }
    }

    /// Headers to send, the first example's own ones first.
    ///
    /// A header that all examples have alike tells none of them apart: with it all stay, without it none does.
    func choices(of examples: [ServedExample]) -> [[HeaderField]] {
        var choices = examples.prefix(6).map(Self.own) + [[]]
        choices += product(listed, of: examples)
        let names = PathVariants.unique(examples.flatMap { $0.requestHeaders.map { $0.key.lowercased() } })
        let telling = names.filter { name in
            name.isHTTPToken && !name.hasPrefix("x-mock-")
                && Set(examples.map { Self.values(of: name, in: $0) }).count > 1
        }
        for name in telling.prefix(Self.mostNames) {
            let selector = HeaderField(SelectorName.matchHeaders, name)
            for fields in product([name], of: examples) { choices.append(fields + [selector]) }
        }
        return PathVariants.unique(choices)
    }

    private static func values(of name: String, in example: ServedExample) -> [String] {
        example.requestHeaders.filter { $0.key.isEqualIgnoringASCIICase(to: name) }.map { $0.value ?? "" }
    }

    /// Every name absent, with every value that an example has (of repeated rows all), and with another one.
    private func product(_ names: [String], of examples: [ServedExample]) -> [[HeaderField]] {
        var products: [[HeaderField]] = names.isEmpty ? [] : [[]]
        for name in names {
            let values = PathVariants.unique(examples.map { Self.values(of: name, in: $0) })
                .filter { !$0.isEmpty && $0.allSatisfy { RequestWriter.isSendable(name, $0) } }
            let choices = [[]] + values.prefix(Self.mostValues) + [["sample-value"]]
            products = products.flatMap { fields in
                choices.map { values in fields + values.map { HeaderField(name, $0) } }
            }
            products = Array(products.prefix(Self.mostProduct))
        }
        return products
    }
}
