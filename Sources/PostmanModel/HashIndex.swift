/// Finds numbers by the hash of what they stand for, in two flat arrays.
///
/// Numbers count up from zero in the order in which they are added. Different things may share a hash, so whoever looks
/// one up compares what it finds.
package struct HashIndex: Sendable {
    private struct Entry: Sendable {
        let check: UInt32
        /// The entry of the same bucket that was added before; negative for none.
        let next: Int32
    }

    private var heads: [Int32]
    private var entries: [Entry] = []

    /// - Parameter capacity: the greatest count of numbers.
    package init(capacity: Int) {
        var buckets = 4
        while buckets < capacity * 2 { buckets *= 2 }
        heads = Array(repeating: -1, count: capacity == 0 ? 1 : buckets)
        entries.reserveCapacity(capacity)
    }

    /// Numbers for hashes in their order.
    package init(_ hashes: [Int]) {
        self.init(capacity: hashes.count)
        for hash in hashes { add(hash) }
    }

    package var isEmpty: Bool { entries.isEmpty }

    /// - Returns: the number.
    @discardableResult
    package mutating func add(_ hash: Int) -> Int {
        let bucket = bucket(of: hash)
        entries.append(Entry(check: Self.check(of: hash), next: heads[bucket]))
        heads[bucket] = Int32(entries.count - 1)
        return entries.count - 1
    }

    /// The number added last of those that have the hash and are what is wanted.
    package func last(_ hash: Int, where isWanted: (Int) -> Bool) -> Int? {
        var entry = heads[bucket(of: hash)]
        let check = Self.check(of: hash)
        while entry >= 0 {
            let current = entries[Int(entry)]
            if current.check == check, isWanted(Int(entry)) { return Int(entry) }
            entry = current.next
        }
        return nil
    }

    /// Calls `body` with every number that has the hash, the one added last first.
    package func forEach(_ hash: Int, _ body: (Int) -> Void) {
        _ = last(hash) { number in
            body(number)
            return false
        }
    }

    private func bucket(of hash: Int) -> Int { hash & (heads.count - 1) }

    private static func check(of hash: Int) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 32) }
}
