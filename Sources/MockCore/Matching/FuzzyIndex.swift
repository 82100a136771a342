import HTTPMessage

/// Finds the paths nearest to one that nothing else matched: step h, Postman's "document distance" (B-4.27).
///
/// The cost is bounded by what is near, not by what there is: each place of a path has an index of its distinct texts.
/// They are asked in turn, the smallest first, and the search ends at the first place where nothing is near, or where
/// so few paths are left that they can be compared one by one. Only where every smaller place leaves many is the
/// greatest index walked, with a bound that shrinks to the best path found.
final class FuzzyIndex: Sendable {
    /// So many paths are compared faster than another index is walked.
    private static let few = 32

    private let levels: [Int: Level]

    /// The paths with one number of segments.
    private struct Level: Sendable {
        /// What the caller calls each path.
        var numbers: [Int] = []
        /// The label of each path at each place, path by path.
        var labels: [Int32] = []
        var places: [LabelIndex] = []
        /// The places, those with the fewest labels first.
        var order: [Int] = []
    }

    init(_ paths: [(path: RequestPath, number: Int)] = []) {
        let groups = Dictionary(grouping: paths.indices) { paths[$0].path.segments.count }
        levels = Dictionary(
            uniqueKeysWithValues: groups.map { count, group in
                (count, Self.level(group.lazy.map { paths[$0] }, count: count))
            })
    }

    private static func level(
        _ paths: some RandomAccessCollection<(path: RequestPath, number: Int)>, count: Int
    ) -> Level {
        var level = Level(numbers: paths.map(\.number), labels: Array(repeating: 0, count: paths.count * count))
        for place in 0..<count {
            let texts = paths.map { ExactText($0.path.segments[place]) }
            var labels: [ExactText] = []
            var labelOfPath = Array(repeating: Int32(0), count: texts.count)
            // In the order of their bytes they are in that of their scalars, too.
            for path in texts.indices.sorted(by: { texts[$0] < texts[$1] }) {
                if labels.last != texts[path] { labels.append(texts[path]) }
                labelOfPath[path] = Int32(labels.count - 1)
            }
            for (path, label) in labelOfPath.enumerated() { level.labels[path * count + place] = label }
            level.places.append(LabelIndex(labels, labelOfPath: labelOfPath))
        }
        level.order = level.places.indices.sorted { level.places[$0].count < level.places[$1].count }
        return level
    }

    /// The eligible paths with the smallest total distance, if each of their segments is near enough.
    func nearest(to path: RequestPath, where isEligible: (Int) -> Bool) -> [Int] {
        let segments = path.segments.map { Array($0.unicodeScalars) }
        guard let level = levels[segments.count] else { return [] }
        var search = Search(level: level, segments: segments)
        for place in level.order.dropLast() {
            search.collect(at: place)
            let paths = search.near[place].keys.reduce(0) { $0 + level.places[place].paths(of: $1).count }
            if paths == 0 { return [] }
            guard paths <= Self.few else { continue }
            for label in search.near[place].keys {
                for path in level.places[place].paths(of: label) { search.consider(Int(path), isEligible) }
            }
            return search.best
        }
        search.finish(at: level.order[segments.count - 1], isEligible)
        return search.best
    }

    /// The state of one search.
    private struct Search {
        let level: Level
        let segments: [[Unicode.Scalar]]
        /// The near labels at each place that was asked, with their distances; nil for the others.
        var near: [[Int: Int]]
        private var isAsked: [Bool]
        private var least = Int.max
        private(set) var best: [Int] = []

        init(level: Level, segments: [[Unicode.Scalar]]) {
            self.level = level
            self.segments = segments
            near = Array(repeating: [:], count: segments.count)
            isAsked = Array(repeating: false, count: segments.count)
        }

        mutating func collect(at place: Int) {
            var found: [Int: Int] = [:]
            var walk = LabelWalk(segments[place], in: level.places[place])
            walk.run { label, distance, _ in found[label] = distance }
            near[place] = found
            isAsked[place] = true
        }

        /// Walks the last index and compares each path as it is found.
        mutating func finish(at place: Int, _ isEligible: (Int) -> Bool) {
            // What the other places add at least.
            let others = near.indices.reduce(0) { $0 + ($1 == place ? 0 : near[$1].values.min() ?? 0) }
            isAsked[place] = true
            var walk = LabelWalk(segments[place], in: level.places[place])
            walk.run { label, distance, budget in
                near[place] = [label: distance]
                for path in level.places[place].paths(of: label) { consider(Int(path), isEligible) }
                if least < .max { budget = least - others }
            }
        }

        mutating func consider(_ path: Int, _ isEligible: (Int) -> Bool) {
            var total = 0
            for place in segments.indices {
                let label = Int(level.labels[path * segments.count + place])
                guard let distance = distance(at: place, to: label) else { return }
                total += distance
                guard total <= least else { return }
            }
            let number = level.numbers[path]
            guard isEligible(number) else { return }
            if total < least { best = [] }
            least = total
            best.append(number)
        }

        private func distance(at place: Int, to label: Int) -> Int? {
            if isAsked[place] { return near[place][label] }
            let scalars = level.places[place].scalars(of: label)
            let longer = max(scalars.count, segments[place].count)
            // The distance is at least the difference in length.
            guard Similarity.isNear(distance: abs(scalars.count - segments[place].count), of: longer) else {
                return nil
            }
            let distance = EditDistance.between(segments[place], Array(scalars))
            return Similarity.isNear(distance: distance, of: longer) ? distance : nil
        }
    }
}
