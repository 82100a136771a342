import HTTPMessage

/// A value that no report may show.
package struct Secret: Sendable, Hashable {
    package var value: String
    /// The shell variable that stands for it in command lines.
    package var variable: String
    /// What stands for it in all other texts.
    var shown = SensitiveHeader.placeholder

    /// - Parameter name: what its owner calls it; the variable is called so, as far as a shell allows.
    package init(_ value: String, named name: String = "SECRET") {
        self.value = value
        let letters = name.unicodeScalars.map { scalar in
            scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) ? String(scalar) : "_"
        }.joined()
        let startsWell = letters.first.map { !$0.isNumber } ?? false
        variable = startsWell ? letters : "_\(letters)"
    }
}

extension Secret: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) { self.init(value) }
}
