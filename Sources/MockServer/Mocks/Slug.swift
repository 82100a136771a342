/// Short names for addresses: lower-case letters, digits and single hyphens, each used once.
package enum Slug {
    /// Slugs for names in their order; a second "Orders" becomes `orders-2`.
    package static func unique(for names: [String]) -> [String] {
        var used: Set<String> = []
        return names.map { name in
            let slug = unique(make(from: name), among: used)
            used.insert(slug)
            return slug
        }
    }

    /// The slug itself where it is free, else with the first number that makes it so.
    static func unique(_ base: String, among used: Set<String>) -> String {
        var slug = base
        var number = 2
        while used.contains(slug) {
            slug = "\(base)-\(number)"
            number += 1
        }
        return slug
    }

    /// `Orders & more` becomes `orders-more`; a name without a letter or digit becomes `mock`. A name in another script
    /// than Latin gets a number of its own, which does not depend on what else there is: `mock-1c9e4a02`.
    package static func make(from name: String) -> String {
        guard name.unicodeScalars.contains(where: isForeign) else { return latin(name, limit: 56) }
        return latin(name, limit: 46) + "-" + digits(of: name)
    }

    private static func isForeign(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value > 0x24F && !(0x1E00...0x1EFF).contains(scalar.value)
            && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
    }

    /// FNV-1a over the code units, as eight digits.
    private static func digits(of name: String) -> String {
        let hash = name.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }

    private static func latin(_ name: String, limit: Int) -> String {
        var slug = ""
        for scalar in name.lowercased().unicodeScalars {
            let isPlain = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
            if isPlain { slug.unicodeScalars.append(scalar) } else if !slug.hasSuffix("-") { slug += "-" }
        }
        // A label of a host name holds 63 characters and neither begins nor ends with a hyphen.
        let label = slug.drop { $0 == "-" }.prefix(limit)
        let end = label.lastIndex { $0 != "-" }.map(label.index(after:)) ?? label.startIndex
        return end == label.startIndex ? "mock" : String(label[..<end])
    }
}
