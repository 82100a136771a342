import MockCore

/// The path shapes of one method by segment: walking it with a set of places tells which shapes a path meets.
struct PathTree: Sendable {
    private struct Node: Sendable {
        var children: [String: Int] = [:]
        var wildcard: Int?
        /// What examples have written where their wildcard stands.
        var written: Set<String> = []
        /// The shapes that end here.
        var shapes: [Int] = []
    }

    private var nodes = [Node()]

    mutating func insert(_ shape: PathShape, number: Int) {
        var place = 0
        for (segment, written) in zip(shape.segments, shape.written) {
            switch segment {
            case .literal(let text): place = child(of: place, text)
            case .wildcard:
                nodes[place].written.insert(written)
                if let wildcard = nodes[place].wildcard {
                    place = wildcard
                } else {
                    nodes.append(Node())
                    nodes[place].wildcard = nodes.count - 1
                    place = nodes.count - 1
                }
            }
        }
        nodes[place].shapes.append(number)
    }

    private mutating func child(of place: Int, _ text: String) -> Int {
        if let known = nodes[place].children[text] { return known }
        nodes.append(Node())
        nodes[place].children[text] = nodes.count - 1
        return nodes.count - 1
    }

    /// A path that stands for all that meet the same shapes, with those shapes.
    struct Leaf: Sendable {
        var segments: [String]
        var shapes: [Int]
    }

    /// A word and a number that no collection writes: what any value of a wildcard is, as an id and as none.
    static let freshWord = "sample"
    static let freshNumber = "4096"

    private static let mostChoices = 64
    private static let mostLeaves = 160

    /// A text for one place of a path.
    private struct Choice {
        let text: String
        /// What it is so similar to that it may be taken for it (step h).
        var near: String?
    }

    /// The classes into which all shapes cut the paths that one of them takes, the most ordinary ones first.
    ///
    /// - Parameter hasNearSteps: whether a text that is similar to a literal one may be taken for it.
    func leaves(of shape: PathShape, hasNearSteps: Bool) -> [Leaf] {
        var open: [(segments: [String], places: [Int])] = [([], [0])]
        for (segment, written) in zip(shape.segments, shape.written) {
            var next: [(segments: [String], places: [Int])] = []
            for (segments, places) in open {
                for choice in choices(segment, written, at: places, hasNearSteps) {
                    next.append((segments + [choice.text], step(from: places, by: choice)))
                }
            }
            open = Array(next.prefix(Self.mostLeaves))
        }
        return open.map { Leaf(segments: $0, shapes: $1.flatMap { nodes[$0].shapes }) }
    }

    /// The texts worth a look at one place of a path: one for each set of shapes that goes on from there.
    private func choices(
        _ segment: ServedExample.Segment, _ written: String, at places: [Int], _ hasNearSteps: Bool
    ) -> [Choice] {
        let known = Set(places.flatMap { Array(nodes[$0].children.keys) + nodes[$0].written })
        switch segment {
        case .literal(let text):
            guard Identifier.isOne(text) else { return [Choice(text: written)] }
            let others = known.filter { Identifier.isOne($0) && $0 != text }.sorted().prefix(Self.mostChoices)
            return ([written, Self.freshNumber] + others).map { Choice(text: $0) }
        case .wildcard:
            let others = known.subtracting([written]).filter { !$0.isEmpty }.sorted().prefix(Self.mostChoices)
            let texts = [Self.freshNumber, Self.freshWord] + (written.isEmpty ? [] : [written]) + others
            guard hasNearSteps else { return texts.map { Choice(text: $0) } }
            let near = ([written] + others).filter {
                $0.utf8.count >= 3 && !Identifier.isOne($0) && !known.contains($0 + "x")
            }
            return texts.map { Choice(text: $0) } + near.map { Choice(text: $0 + "x", near: $0) }
        }
    }

    private func step(from places: [Int], by choice: Choice) -> [Int] {
        let text = choice.text.lowercased()
        let isIdentifier = Identifier.isOne(text)
        var next: [Int] = []
        for place in places {
            if let child = nodes[place].children[text] { next.append(child) }
            if let near = choice.near, let child = nodes[place].children[near] { next.append(child) }
            if let wildcard = nodes[place].wildcard, !text.isEmpty { next.append(wildcard) }
            guard isIdentifier else { continue }
            // Ids are as good as equal (B-4.25).
            for (other, child) in nodes[place].children where other != text && Identifier.isOne(other) {
                next.append(child)
            }
        }
        return next.sorted()
    }
}
