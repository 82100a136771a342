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

    /// `Orders & more` becomes `orders-more`; a name without a letter or digit becomes `mock`.
    package static func make(from name: String) -> String {
        var slug = ""
        for scalar in name.lowercased().unicodeScalars {
            let isPlain = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
            if isPlain { slug.unicodeScalars.append(scalar) } else if !slug.hasSuffix("-") { slug += "-" }
        }
        // A label of a host name holds 63 characters and neither begins nor ends with a hyphen.
        let label = slug.drop { $0 == "-" }.prefix(56)
        let end = label.lastIndex { $0 != "-" }.map(label.index(after:)) ?? label.startIndex
        return end == label.startIndex ? "mock" : String(label[..<end])
    }
}
