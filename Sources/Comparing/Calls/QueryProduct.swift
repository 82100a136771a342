import MockCore

/// Queries with every key of some examples absent, with each saved value, and with another one.
///
/// Where those would be too many, one of each class remains: a rule counts how many parameters agree with an example's,
/// differ and are missing (B-4.31), so that queries with the same counts for every example score alike.
struct QueryProduct {
    typealias Query = [(key: String, value: String)]

    /// Those with few parameters first.
    let queries: [Query]

    private static let mostValues = 4
    private static let mostProduct = 48
    private static let mostClasses = 96

    /// - Parameter fresh: what a parameter has that takes any value; with a `2` behind it, it is nobody's value.
    init(_ saved: [[ServedExample.Parameter]], fresh: String) {
        let keys = Self.keys(of: saved, fresh: fresh)
        let count = keys.reduce(1) { min(1 << 20, $0 * ($1.values.count + 2)) }
        var classes = [Class(query: [], counts: saved.map { _ in Counts() })]
        for (key, values) in keys {
            let longer = classes.flatMap { shorter in
                (values + [fresh + "2"]).map { shorter.adding(key, $0, to: saved) }
            }
            classes += longer
            if count > Self.mostProduct { classes = Self.distinct(classes) }
        }
        queries = classes.map(\.query)
    }

    /// How a query agrees with one example's.
    private struct Counts: Hashable {
        var equal = 0
        var different = 0
        var unknown = 0
    }

    private struct Class {
        var query: Query
        var counts: [Counts]

        func adding(_ key: String, _ value: String, to saved: [[ServedExample.Parameter]]) -> Class {
            var longer = self
            longer.query.append((key, value))
            for (place, parameters) in saved.enumerated() {
                let own = parameters.filter { $0.key == key }
                if own.contains(where: { $0.value == nil || $0.value == value }) {
                    longer.counts[place].equal += 1
                } else if own.isEmpty {
                    longer.counts[place].unknown += 1
                } else {
                    longer.counts[place].different += 1
                }
            }
            return longer
        }
    }

    /// The first of each class, the shortest of all where classes are too many.
    private static func distinct(_ classes: [Class]) -> [Class] {
        var seen: Set<[Counts]> = []
        let sorted = classes.enumerated().sorted {
            ($0.element.query.count, $0.offset) < ($1.element.query.count, $1.offset)
        }
        return Array(sorted.map(\.element).filter { seen.insert($0.counts).inserted }.prefix(mostClasses))
    }

    private static func keys(of saved: [[ServedExample.Parameter]], fresh: String) -> [(key: String, values: [String])]
    {
        var keys: [(key: String, values: [String])] = []
        for parameter in saved.joined() {
            let value = parameter.value ?? fresh
            guard let place = keys.firstIndex(where: { $0.key == parameter.key }) else {
                keys.append((parameter.key, [value]))
                continue
            }
            if !keys[place].values.contains(value), keys[place].values.count < mostValues {
                keys[place].values.append(value)
            }
        }
        return keys
    }
}
