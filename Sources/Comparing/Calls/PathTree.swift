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

    private static let mostChoices = 10
    private static let mostLeaves = 48

    /// The classes into which all shapes cut the paths that one of them takes, the most ordinary ones first.
    func leaves(of shape: PathShape) -> [Leaf] {
        var open: [(segments: [String], places: [Int])] = [([], [0])]
        for (segment, written) in zip(shape.segments, shape.written) {
            var next: [(segments: [String], places: [Int])] = []
            for (segments, places) in open {
                for choice in choices(segment, written, at: places) {
                    next.append((segments + [choice], step(from: places, by: choice)))
                }
            }
            open = Array(next.prefix(Self.mostLeaves))
        }
        return open.map { Leaf(segments: $0, shapes: $1.flatMap { nodes[$0].shapes }) }
    }

    /// The texts worth a look at one place of a path: one for each set of shapes that goes on from there.
    private func choices(_ segment: ServedExample.Segment, _ written: String, at places: [Int]) -> [String] {
        let known = places.flatMap { nodes[$0].children.keys }
        let values = places.flatMap { nodes[$0].written }
        switch segment {
        case .literal(let text):
            guard Identifier.isOne(text) else { return [written] }
            let others = Set(known + values).filter { Identifier.isOne($0) && $0 != text }.sorted()
            return [written, Self.freshNumber] + others.prefix(Self.mostChoices)
        case .wildcard:
            let others = Set(known + values).subtracting([written]).filter { !$0.isEmpty }.sorted()
            return [Self.freshNumber, Self.freshWord] + (written.isEmpty ? [] : [written])
                + others.prefix(Self.mostChoices)
        }
    }

    private func step(from places: [Int], by choice: String) -> [Int] {
        let text = choice.lowercased()
        let isIdentifier = Identifier.isOne(text)
        var next: [Int] = []
        for place in places {
            if let child = nodes[place].children[text] { next.append(child) }
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
