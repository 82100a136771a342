extension MatchingRules.TieOrder {
    /// The place of each example in this order, in file order: whatever is left equal goes as in the file.
    func ranks(of requests: [RequestItem]) -> [Int] {
        var keys: [Key] = []
        keys.reserveCapacity(requests.reduce(0) { $0 + $1.examples.count })
        for item in requests {
            for example in item.examples {
                let isBehind = self == .okThenAscendingID && example.code != 200
                keys.append(Key(id: example.id, isBehind: isBehind, number: keys.count))
            }
        }
        keys.sort { left, right in
            if left.isBehind != right.isBehind { return right.isBehind }
            guard let isSmaller = left.hasSmallerID(than: right) else { return left.number < right.number }
            return isSmaller == (self == .okThenAscendingID)
        }
        var ranks = Array(repeating: 0, count: keys.count)
        for (rank, key) in keys.enumerated() { ranks[key.number] = rank }
        return ranks
    }

    /// What the order looks at. The first bytes of an id nearly always decide, and stand here side by side.
    private struct Key {
        let id: String
        let start: (UInt64, UInt64)
        let isBehind: Bool
        let number: Int

        init(id: String, isBehind: Bool, number: Int) {
            self.id = id
            self.isBehind = isBehind
            self.number = number
            var bytes = id.utf8.makeIterator()
            func word() -> UInt64 { (0..<8).reduce(0) { word, _ in word << 8 | UInt64(bytes.next() ?? 0) } }
            start = (word(), word())
        }

        /// By bytes; nil where the ids are equal.
        func hasSmallerID(than other: Key) -> Bool? {
            if start != other.start { return start < other.start }
            return id.precedesByBytes(other.id)
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
