/// A regular expression over bytes that is matched in linear time, whatever the text.
///
/// Its language: literals, `\` before a special character, `[a-z]`, `( )`, `|`, `?`, `*`, `+`, `{2}`, `{2,}`, `{2,5}`;
/// `\N` is a byte of a non-ASCII character. It follows all ways to match at once, so that nothing is tried twice.
package struct TextPattern: Sendable {
    enum Step: Sendable {
        case byte(ByteSet)
        /// Goes on at both places.
        case split(Int, Int)
        case jump(Int)
        case end
    }

    private let steps: [Step]

    /// - Returns: nil for a text that is not a pattern.
    package init?(_ text: String) {
        guard let steps = TextPatternCompiler.compile(text) else { return nil }
        self.steps = steps
    }

    package func matchesWhole(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return ends(from: [0], in: bytes).last == bytes.count
    }

    /// All offsets, ascending, at which a match from any of the starts can end.
    ///
    /// - Parameter starts: ascending offsets within the bytes or right behind them.
    package func ends(from starts: [Int], in bytes: [UInt8]) -> [Int] {
        guard var offset = starts.first else { return [] }
        var pending = starts[...]
        var ends: [Int] = []
        var active = StepSet(count: steps.count)
        var next = StepSet(count: steps.count)
        while true {
            if pending.first == offset {
                add(0, to: &active)
                pending.removeFirst()
            }
            if active.hasEnd { ends.append(offset) }
            if active.bytes.isEmpty {
                guard let start = pending.first else { return ends }
                active.clear()
                offset = start
                continue
            }
            guard offset < bytes.count else { return ends }
            for index in active.bytes {
                if case .byte(let set) = steps[index], set.contains(bytes[offset]) { add(index + 1, to: &next) }
            }
            swap(&active, &next)
            next.clear()
            offset += 1
        }
    }

    /// Adds a step and all that can be reached from it without reading.
    private func add(_ first: Int, to set: inout StepSet) {
        set.open.append(first)
        while let index = set.open.popLast() {
            guard set.insert(index) else { continue }
            switch steps[index] {
            case .byte: set.bytes.append(index)
            case .split(let left, let right):
                set.open.append(left)
                set.open.append(right)
            case .jump(let target): set.open.append(target)
            case .end: set.hasEnd = true
            }
        }
    }

    /// The steps that a match stands at.
    private struct StepSet {
        var bytes: [Int] = []
        /// Steps that are still to be added; empty in between, and kept for its memory.
        var open: [Int] = []
        var hasEnd = false
        private var lastSeen: [Int]
        private var round = 1

        init(count: Int) {
            lastSeen = Array(repeating: 0, count: count)
        }

        mutating func insert(_ index: Int) -> Bool {
            guard lastSeen[index] != round else { return false }
            lastSeen[index] = round
            return true
        }

        mutating func clear() {
            bytes.removeAll(keepingCapacity: true)
            hasEnd = false
            round += 1
        }
    }
}

/// A set of bytes.
struct ByteSet: Sendable {
    private var low: (UInt64, UInt64) = (0, 0)
    private var high: (UInt64, UInt64) = (0, 0)

    mutating func insert(_ range: ClosedRange<UInt8>) {
        for byte in range {
            let bit = UInt64(1) << UInt64(byte & 63)
            switch byte >> 6 {
            case 0: low.0 |= bit
            case 1: low.1 |= bit
            case 2: high.0 |= bit
            default: high.1 |= bit
            }
        }
    }

    func contains(_ byte: UInt8) -> Bool {
        let word =
            switch byte >> 6 {
            case 0: low.0
            case 1: low.1
            case 2: high.0
            default: high.1
            }
        return word & (UInt64(1) << UInt64(byte & 63)) != 0
    }
}
