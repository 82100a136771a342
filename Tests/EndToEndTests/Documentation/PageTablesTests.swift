import Testing

/// The tables of the documentation are filled in: what stood for a figure until it was measured is gone.
struct PageTablesTests {
    @Test(arguments: DocumentPage.all)
    func cellsHoldWhatTheyPromise(page: DocumentPage) {
        #expect(Self.placeholders(in: page.prose.map(\.text)) == [], "\(page.path)")
    }

    @Test(arguments: [
        ("BASEOK s", true), ("RATOK", true), ("TODO", true), ("about ??? s", true), ("not measured", true),
        ("11.2 s", false), ("0.73", false), ("6 min 52 s", false), ("", false), ("–", false),
    ])
    func tellsPlaceholdersFromFigures(cell: String, isPlaceholder: Bool) {
        let table = ["| row | figure |", "|---|--:|", "| 'HEAD' by \\| and `|` | \(cell) |"]
        #expect(Self.placeholders(in: table.map { $0[...] }) == (isPlaceholder ? [cell] : []))
    }

    /// The cells that say nothing yet: in a column of figures, which stands at the right, those without a digit, and marks
    /// of unfinished work anywhere.
    private static func placeholders(in lines: [Substring]) -> [String] {
        var figures: Set<Int> = []
        var found: [String] = []
        for line in lines {
            guard line.hasPrefix("|") else {
                figures = []
                continue
            }
            let cells = cells(of: line)
            if cells.allSatisfy({ $0.wholeMatch(of: /:?-+:?/) != nil }) {
                figures = Set(cells.indices.filter { cells[$0].hasSuffix("-:") })
                continue
            }
            for (place, cell) in cells.enumerated() {
                let isEmpty = cell.isEmpty || cell == "–"
                let lacksFigure = figures.contains(place) && !isEmpty && !cell.contains(where: \.isNumber)
                if lacksFigure || cell.contains(/\b(TODO|TBD|FIXME|XXX)\b|\?\?/) { found.append(cell) }
            }
        }
        return found
    }

    /// Without what is code, which may hold a bar.
    private static func cells(of line: Substring) -> [String] {
        let plain = line.replacing(/`[^`]*`/, with: "`1`").replacing("\\|", with: "")
        return plain.dropFirst().split(separator: "|", omittingEmptySubsequences: false).dropLast().map { cell in
            String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
    }
}
