/// What the rest of a path adds to the cells of a column, for each of the ways in which paths go on; found when it is first
/// asked for.
struct EditRemainders {
    /// More than any cell, for rows that are none.
    private static let beyond: Int16 = 0x3000

    /// What the eight rows behind one differ from it by, for each pattern of bits that says where they are one more.
    private static let steps: [SIMD8<Int16>] = (0..<256).map { bits in
        var (lanes, sum): (SIMD8<Int16>, Int16) = (.zero, 0)
        for lane in 0..<8 {
            sum += Int16(bits >> lane & 1)
            lanes[lane] = sum
        }
        return lanes
    }

    private let tree: SpellingTree.Content
    /// The text read from its end.
    private let backwards: EditPattern
    private let count: Int
    /// How many times eight rows there are below the topmost.
    private let bytes: Int
    private let steps = Self.steps
    /// For each outlook, where it begins in `lanes`; negative where it has not been asked for yet.
    private var places: [Int32]
    /// For each outlook the least that is added to the topmost cell, and then to eight rows each.
    private var lanes: [SIMD8<Int16>] = []
    /// How many words have been made.
    private(set) var work = 0

    init(of scalars: [UInt32], in tree: SpellingTree.Content) {
        self.tree = tree
        backwards = EditPattern(scalars.reversed())
        count = scalars.count
        bytes = (count + 7) / 8
        lanes.reserveCapacity(16 * (1 + bytes))
        places = Array(repeating: -1, count: tree.outlooks.count)
    }

    /// How near a path can be at best that goes on so behind a column.
    mutating func leastDistance(from column: UnsafePointer<EditPattern.Cells>, with outlook: Int) -> Int {
        if places[outlook] < 0 {
            places[outlook] = Int32(lanes.count)
            look(tree.outlooks[outlook])
        }
        let place = Int(places[outlook])
        work &+= bytes
        return steps.withUnsafeBufferPointer { steps in
            lanes.withUnsafeBufferPointer { lanes in
                var above = SIMD8(repeating: Int16(truncatingIfNeeded: column[0].more))
                var least = above &+ lanes[place]
                var cells = EditPattern.Cells(more: 0, less: 0)
                var byte = 0
                while byte < bytes {
                    if byte & 7 == 0 { cells = column[1 &+ byte >> 3] }
                    let eight =
                        above &+ steps[Int(truncatingIfNeeded: cells.more & 255)]
                        &- steps[Int(truncatingIfNeeded: cells.less & 255)]
                    byte &+= 1
                    let sums = eight &+ lanes[place &+ byte]
                    least.replace(with: sums, where: sums .< least)
                    above = SIMD8(repeating: eight[7])
                    cells.more >>= 8
                    cells.less >>= 8
                }
                return Int(least.min())
            }
        }
    }

    private mutating func look(_ outlook: SpellingTree.Outlook) {
        let tail = tree.tails[Int(outlook.tail)]
        work &+= 2 * tail.count * backwards.words + bytes
        // Where there is a choice, a row takes the least of those that its unknown scalars may lead to. Fewer of them or
        // more gain nothing: a row that comes one later is farther from the tail by one at most.
        let least = Int(outlook.least)
        let width = min(Int(outlook.most) - least, count) + 1
        withUnsafeTemporaryAllocation(of: Int16.self, capacity: count + 1) { distances in
            find(distances, to: tail)
            Self.spread(distances, over: width)
            func added(_ row: Int) -> Int16 {
                if row > count { return Self.beyond }
                let from = row &+ least
                return from <= count ? distances[from] : Int16(truncatingIfNeeded: tail.count &+ from &- count)
            }
            lanes.append(SIMD8(repeating: added(0)))
            for byte in 0..<bytes {
                var eight = SIMD8<Int16>()
                for lane in 0..<8 { eight[lane] = added(byte &* 8 &+ lane &+ 1) }
                lanes.append(eight)
            }
        }
    }

    /// For each row, how far what comes behind it is from a tail.
    private func find(_ distances: UnsafeMutableBufferPointer<Int16>, to tail: Range<Int32>) {
        withUnsafeTemporaryAllocation(of: EditPattern.Cells.self, capacity: backwards.size) { column in
            guard let column = column.baseAddress else { return }
            backwards.begin(column)
            for place in tail.reversed() {
                backwards.advance(column, by: backwards.number(of: tree.scalars[Int(place)]), into: column)
            }
            var distance = Int16(truncatingIfNeeded: column[0].more)
            distances.initializeElement(at: count, to: distance)
            for row in 0..<count {
                let (word, bit) = (row >> 6, UInt64(truncatingIfNeeded: row & 63))
                let cells = column[1 &+ word]
                distance &+= Int16(truncatingIfNeeded: cells.more >> bit & 1)
                distance &-= Int16(truncatingIfNeeded: cells.less >> bit & 1)
                distances.initializeElement(at: count &- 1 &- row, to: distance)
            }
        }
    }

    /// Puts into each place the least of so many from there on.
    private static func spread(_ values: UnsafeMutableBufferPointer<Int16>, over width: Int) {
        var reach = 1
        while reach < width {
            let step = min(reach, width - reach)
            var place = 0
            while place < values.count &- step {
                values[place] = min(values[place], values[place &+ step])
                place &+= 1
            }
            reach += step
        }
    }
}
