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
    func choices(of examples: [ServedExample]) -> [[HeaderField]] {
        var choices = examples.prefix(6).map(Self.own) + [[]]
        choices += product(listed, of: examples)
        let names = PathVariants.unique(examples.flatMap { $0.requestHeaders.map { $0.key.lowercased() } })
        for name in names.prefix(Self.mostNames) where name.isHTTPToken && !name.hasPrefix("x-mock-") {
            let selector = HeaderField(SelectorName.matchHeaders, name)
            for fields in product([name], of: examples) { choices.append(fields + [selector]) }
        }
        return PathVariants.unique(choices)
    }

    /// Every name absent, with every value that an example has, and with another one.
    private func product(_ names: [String], of examples: [ServedExample]) -> [[HeaderField]] {
        var products: [[HeaderField]] = names.isEmpty ? [] : [[]]
        for name in names {
            let values = PathVariants.unique(
                examples.flatMap { example in
                    example.requestHeaders.filter { $0.key.isEqualIgnoringASCIICase(to: name) }.map { $0.value ?? "" }
                }
            ).filter { RequestWriter.isSendable(name, $0) }.prefix(Self.mostValues)
            products = products.flatMap { fields in
                [fields] + (values + ["sample-value"]).map { fields + [HeaderField(name, $0)] }
            }
            products = Array(products.prefix(Self.mostProduct))
        }
        return products
    }
}
