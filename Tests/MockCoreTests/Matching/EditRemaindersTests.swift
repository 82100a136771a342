import TestSupport
import Testing

@testable import MockCore

struct EditRemaindersTests {
    private static let letters: [UInt32] = [97, 98, 99, 47]

    private static func word(_ length: ClosedRange<Int>, _ random: inout SeededRandom) -> [UInt32] {
        (0..<Int.random(in: length, using: &random)).map { _ in random.pick(letters) ?? 0 }
    }

    /// Paths of the same few letters, with endings that some of them share.
    private static func tree(_ random: inout SeededRandom) -> SpellingTree {
        let endings = (0..<3).map { _ in word(0...5, &random) }
        var paths = (0..<40).map { _ in word(0...7, &random) + (random.pick(endings) ?? []) }
        paths.sort { $0.lexicographicallyPrecedes($1) }
        var (scalars, ends): ([UInt32], [Int32]) = ([], [])
        for path in paths {
            scalars += path
            ends.append(Int32(scalars.count))
        }
        return SpellingTree(
            scalars: scalars, ends: ends,
            routes: paths.indices.map { .init(first: Int32($0), isAlone: true, method: 1) })
    }

    /// By its definition: some of the text stands against what has been read, as much of it as there may be against scalars
    /// that nobody knows, and the rest against the tail.
    private func least(
        _ wanted: [UInt32], behind read: [UInt32], _ outlook: SpellingTree.Outlook, in tree: SpellingTree.Content
    ) -> Int {
        let tail = tree.tails[Int(outlook.tail)].map { tree.scalars[Int($0)] }
        var least = Int.max
        for row in 0...wanted.count {
            let before = EditDistance.between(Array(wanted.prefix(row)), read)
            for count in 0...(wanted.count - row) {
                let behind = EditDistance.between(Array(wanted.dropFirst(row + count)), tail)
                let difference = max(0, Int(outlook.least) - count, count - Int(outlook.most))
                least = min(least, before + difference + behind)
            }
        }
        return least
    }

    @Test(arguments: [0, 1, 5, 7, 8, 9, 16, 17, 24, 63, 64, 65, 80])
    func areTheLeastThatEachOutlookAllows(count: Int) {
        var random = SeededRandom(UInt64(count))
        let tree = Self.tree(&random)
        let wanted = Self.word(count...count, &random)
        let pattern = EditPattern(wanted)
        let reads = [[], Self.word(1...3, &random), Self.word(4...9, &random), Array(wanted.prefix(count / 2))]
        tree.withContent { content in
            var remainders = EditRemainders(of: wanted, in: content)
            // In no order, for what was found for one goes on for all.
            for outlook in content.outlooks.indices.shuffled(using: &random) {
                for read in reads {
                    let found = withUnsafeTemporaryAllocation(of: EditPattern.Cells.self, capacity: pattern.size) {
                        guard let column = $0.baseAddress else { return -1 }
                        pattern.begin(column)
                        for scalar in read { pattern.advance(column, by: pattern.number(of: scalar), into: column) }
                        return remainders.leastDistance(from: column, with: outlook)
                    }
                    let expected = least(wanted, behind: read, content.outlooks[outlook], in: content)
                    #expect(found == expected, "\(wanted) behind \(read), \(content.outlooks[outlook])")
                }
            }
        }
    }
}
