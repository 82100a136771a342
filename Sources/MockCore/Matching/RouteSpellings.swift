/// The distinct methods and paths of a collection, ordered so that the distances of all paths to one can be told soon.
final class RouteSpellings: Sendable {
    /// Of one method and path.
    private struct Route {
        /// Its examples, in file order.
        var members: [Int32]
        /// Where the scalars of its folded path end in `scalars`; they begin where those before it end.
        var end = 0
        /// With how many of them the path before it begins, too.
        var shared = 0
    }

    private struct Name: Hashable {
        let method: String
        let path: String
    }

    private let routes: [Route]
    private let scalars: [UInt32]

    /// - Parameter examples: in file order.
    init(_ examples: [CompiledExample]) {
        var places: [Name: Int] = [:]
        var found: [(members: [Int32], scalars: [UInt32])] = []
        for (number, example) in examples.enumerated() {
            let path = example.path.literal
            let place = places[Name(method: example.method, path: path.text), default: found.count]
            if place == found.count {
                places[Name(method: example.method, path: path.text)] = place
                found.append(([], path.folded.text.unicodeScalars.map(\.value)))
            }
            found[place].members.append(Int32(number))
        }
        found.sort { $0.scalars.lexicographicallyPrecedes($1.scalars) }
        var routes: [Route] = []
        var scalars: [UInt32] = []
        var before: [UInt32] = []
        for (members, path) in found {
            scalars += path
            let shared = zip(before, path).prefix { $0 == $1 }.count
            routes.append(Route(members: members, end: scalars.count, shared: shared))
            before = path
        }
        self.routes = routes
        self.scalars = scalars
    }

    /// Tells the members of each route and the edit distance of its path, in no particular order.
    ///
    /// - Parameter path: folded.
    func forEachDistance(to path: String, _ body: (_ members: [Int32], _ distance: Int) -> Void) {
        let pattern = path.unicodeScalars.map(\.value)
        var column = EditColumn(pattern)
        var start = 0
        for route in routes {
            let text = scalars[start..<route.end]
            start = route.end
            if column == nil || text.count > EditDistance.longestText {
                body(route.members, EditDistance.between(pattern, Array(text)))
                column?.keep(0)
            } else {
                body(route.members, column?.distance(to: text, sharing: route.shared) ?? 0)
            }
        }
    }
}

/// The last column of the table by which edit distance is told, all its cells in two words (Myers 1999, Hyyrö 2003): for
/// texts that begin alike, what was reckoned for one goes on for the next.
private struct EditColumn {
    private struct Cells {
        /// Where a cell is one more than that above it, and where it is one less.
        var more: UInt64 = .max
        var less: UInt64 = 0
        /// The lowest cell.
        var distance: Int
    }

    /// In which places of the pattern a scalar stands.
    private var ascii = [UInt64](repeating: 0, count: 128)
    private var others: [UInt32: UInt64] = [:]
    private let lowest: UInt64
    /// After each scalar of the text before.
    private var columns: [Cells]

    /// Nil for a pattern that is too long.
    init?(_ pattern: [UInt32]) {
        guard (1...64).contains(pattern.count) else { return nil }
        lowest = 1 << UInt64(pattern.count - 1)
        columns = [Cells(distance: pattern.count)]
        for (place, scalar) in pattern.enumerated() {
            let bit: UInt64 = 1 << UInt64(place)
            if scalar < 128 { ascii[Int(scalar)] |= bit } else { others[scalar, default: 0] |= bit }
        }
    }

    /// Forgets all but the first so many scalars of the text before.
    mutating func keep(_ count: Int) {
        columns.removeLast(max(0, columns.count - 1 - count))
    }

    /// - Parameter shared: how many scalars the text has in common with that before it.
    mutating func distance(to text: ArraySlice<UInt32>, sharing shared: Int) -> Int {
        keep(shared)
        var cells = columns[columns.count - 1]
        for scalar in text.dropFirst(columns.count - 1) {
            let equal = scalar < 128 ? ascii[Int(scalar)] : others[scalar, default: 0]
            let vertical = equal | cells.less
            let horizontal = (((equal & cells.more) &+ cells.more) ^ cells.more) | equal
            var more = cells.less | ~(horizontal | cells.more)
            var less = cells.more & horizontal
            if more & lowest != 0 { cells.distance += 1 }
            if less & lowest != 0 { cells.distance -= 1 }
            more = more << 1 | 1
            less <<= 1
            cells.more = less | ~(vertical | more)
            cells.less = more & vertical
            columns.append(cells)
        }
        return cells.distance
    }
}
