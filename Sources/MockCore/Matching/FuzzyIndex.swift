import HTTPMessage
import PostmanModel

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

    /// The paths with one number of segments; an object, for every search takes one in hand.
    private final class Level: Sendable {
        /// What the caller calls each path.
        let numbers: [Int]
        /// The label of each path at each place, path by path.
        let labels: [Int32]
        let places: [LabelIndex]
        /// The places, those with the fewest labels first.
        let order: [Int]
        /// What all labels of a place have in common.
        private let outlines: [LabelOutline]

        init(numbers: [Int], labels: [Int32], places: [LabelIndex]) {
            (self.numbers, self.labels, self.places) = (numbers, labels, places)
            order = places.indices.sorted { places[$0].count < places[$1].count }
            outlines = places.map(\.outline)
        }

        /// Whether some segment is far from every label of its place, by a look that makes nothing.
        func isSurelyFar(from path: RequestPath) -> Bool {
            var place = 0
            return path.containsSegment { segment in
                defer { place += 1 }
                return outlines[place].isSurelyFar(from: segment)
            }
        }
    }

    init(_ paths: [(path: RequestPath, number: Int)] = []) {
        let groups = Dictionary(grouping: paths.indices) { paths[$0].path.segmentCount }
        levels = Dictionary(
            uniqueKeysWithValues: groups.map { count, group in
                (count, Self.level(group, of: paths, count: count))
            })
    }

    /// - Parameter group: the places of those paths that have so many segments.
    private static func level(_ group: [Int], of paths: [(path: RequestPath, number: Int)], count: Int) -> Level {
        var labels = [Int32](repeating: 0, count: group.count * count)
        // Of each path in turn.
        let texts = Parallel.inPieces(of: group.indices) { range in
            range.flatMap { paths[group[$0]].path.segments.map { ExactText($0) } }
        }
        // Many at once where there are many paths, for a call waits for this.
        let places = Parallel.inPieces(of: 0..<count, length: texts.count > Parallel.worthwhile ? 1 : count) { range in
            range.map { place in Place(group.indices.lazy.map { texts[$0 * count + place] }) }
        }
        for (place, found) in places.enumerated() {
            for (path, label) in found.labelOfPath.enumerated() { labels[path * count + place] = label }
        }
        return Level(numbers: group.map { paths[$0].number }, labels: labels, places: places.map(\.index))
    }

    /// What stands at one place of all paths.
    private struct Place: Sendable {
        let index: LabelIndex
        let labelOfPath: [Int32]

        init(_ texts: some Swift.Collection<ExactText>) {
            var numbered = NumberedTexts(capacity: texts.count)
            let numbers = texts.map { numbered.add($0) }
            let labels = numbered.texts
            // In the order of their bytes they are in that of their scalars, too.
            let order = labels.indices.sorted { labels[$0] < labels[$1] }
            var ranks = [Int32](repeating: 0, count: order.count)
            for (rank, number) in order.enumerated() { ranks[number] = Int32(rank) }
            let labelOfPath = numbers.map { ranks[$0] }
            index = LabelIndex(order.map { labels[$0] }, labelOfPath: labelOfPath)
            self.labelOfPath = labelOfPath
        }
    }

    /// The eligible paths with the smallest total distance, if each of their segments is near enough.
    func nearest(to path: RequestPath, where isEligible: (Int) -> Bool) -> [Int] {
        guard let level = levels[path.segmentCount], !level.isSurelyFar(from: path) else { return [] }
        let segments = path.segments.map { Array($0.unicodeScalars) }
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
