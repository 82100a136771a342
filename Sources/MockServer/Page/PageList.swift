import HTTPMessage

/// A part of a long list: what one page shows of it, and the way to the others.
struct PageList<Element> {
    let shown: ArraySlice<Element>
    private let count: Int
    private let number: Int
    private let pageCount: Int
    private let address: String

    /// - Parameters:
    ///   - address: of the list, up to where its parameters go on: `/page/calls?`.
    ///   - request: says which page by `page`, from 1, and what was searched for by `q`.
    init(_ all: [Element], at address: String, _ request: ControlRequest, most: Int) {
        count = all.count
        pageCount = max(1, (all.count + most - 1) / most)
        number = min(max(1, request.query("page").flatMap { Int($0) } ?? 1), pageCount)
        let start = (number - 1) * most
        shown = all[start..<min(all.count, start + most)]
        let query = request.query("q") ?? ""
        self.address = address + (query.isEmpty ? "" : "q=\(PercentCoding.encodeQueryComponent(query))&")
    }

    /// Whether all words of a search stand somewhere in the texts, in any letter case.
    static func isFound(_ texts: [String], by query: String) -> Bool {
        let text = texts.joined(separator: "\n").lowercased()
        return query.lowercased().split(whereSeparator: \.isWhitespace).allSatisfy { text.contains($0) }
    }

    /// As the templates show it: `count`, and `previous` and `next` where there are such pages.
    func values(_ what: String) -> [String: Any] {
        var values: [String: Any] = ["hasPages": pageCount > 1]
        values["count"] =
            pageCount > 1 ? "\(shown.startIndex + 1)–\(shown.endIndex) of \(count) \(what)" : "\(count) \(what)"
        if number > 1 { values["previous"] = "\(address)page=\(number - 1)" }
        if number < pageCount { values["next"] = "\(address)page=\(number + 1)" }
        return values
    }
}
