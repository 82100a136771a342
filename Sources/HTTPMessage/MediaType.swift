/// A `Content-Type` value that is one by RFC 9110's grammar: two tokens and parameters.
package struct MediaType: Sendable, Hashable {
    /// Lower-case.
    package let type: String
    /// Lower-case.
    package let subtype: String
    /// Names lower-case, values as written without their quotes.
    package let parameters: [Parameter]

    package struct Parameter: Sendable, Hashable {
        package let name: String
        package let value: String
    }

    /// Nil where the text breaks the grammar: `json`, `text/`, `text/html; charset`.
    package init?(_ text: String) {
        var scanner = ParameterScanner(text)
        guard let type = scanner.token(), scanner.skip(UInt8(ascii: "/")), let subtype = scanner.token(),
            let parameters = scanner.parameters()
        else { return nil }
        self.type = type.lowercased()
        self.subtype = subtype.lowercased()
        self.parameters = parameters
    }

    /// `type/subtype` in lower case, without parameters.
    package var essence: String { "\(type)/\(subtype)" }

    /// The value of the first parameter of this name, in any case.
    package func parameter(_ name: String) -> String? {
        parameters.first { $0.name.isEqualIgnoringASCIICase(to: name) }?.value
    }

    package var isJSON: Bool { essence == "application/json" || subtype.hasSuffix("+json") }

    package var isXML: Bool {
        essence == "application/xml" || essence == "text/xml" || subtype.hasSuffix("+xml")
    }
}
