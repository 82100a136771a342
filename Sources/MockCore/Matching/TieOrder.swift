import PostmanModel

extension MatchingRules.TieOrder {
    /// The places of the examples in this order, for each in file order: whatever is left equal goes as in the file.
    func ranks(of examples: [CompiledExample]) -> [Int] {
        var keys = Parallel.inPieces(of: examples.indices) { range in
            range.map { number in
                let isBehind = self == .okThenAscendingID && examples[number].code != 200
                return Key(id: examples[number].id, isBehind: isBehind, number: number)
            }
        }
        keys.sort { left, right in
            if left.isBehind != right.isBehind { return right.isBehind }
            if left.start != right.start { return (left.start < right.start) == (self == .okThenAscendingID) }
            let isSmaller = examples[left.number].id.precedesByBytes(examples[right.number].id)
            return isSmaller.map { $0 == (self == .okThenAscendingID) } ?? (left.number < right.number)
        }
        var ranks = Array(repeating: 0, count: keys.count)
        for (rank, key) in keys.enumerated() { ranks[key.number] = rank }
        return ranks
    }

    /// What the order looks at first: numbers only, for sorting moves them about. The first bytes of an id nearly
    /// always decide.
    private struct Key: Sendable {
        let start: (UInt64, UInt64)
        let isBehind: Bool
        let number: Int

        init(id: String, isBehind: Bool, number: Int) {
            self.isBehind = isBehind
            self.number = number
            var id = id
            start = id.withUTF8 { bytes in
                let bytes = UnsafeRawBufferPointer(bytes)
                func word(at place: Int) -> UInt64 {
                    if bytes.count >= place + 8 {
                        return UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
                    }
                    return (place..<(place + 8)).reduce(0) { $0 << 8 | UInt64($1 < bytes.count ? bytes[$1] : 0) }
                }
                return (word(at: 0), word(at: 8))
            }
        }
    }
}

extension String {
    /// Nil where both have the same bytes.
    fileprivate func precedesByBytes(_ other: String) -> Bool? {
        var (own, other) = (self, other)
        return own.withUTF8 { own in
            other.withUTF8 { other in
                for (left, right) in zip(own, other) where left != right { return left < right }
                return own.count == other.count ? nil : own.count < other.count
            }
        }
    }
}
