/// What the shards of one run agree in: how many cases the plan has, and which, whatever their order.
package struct PlanDigest: Sendable, Hashable {
    package private(set) var count = 0
    private var sum: UInt64 = 0

    package init() {}

    package init(_ ids: some Sequence<String>) {
        for id in ids { add(id) }
    }

    package mutating func add(_ id: String) { add(UInt64(id, radix: 16) ?? 0) }

    /// The same for the number that the id says.
    mutating func add(_ hash: UInt64) {
        count += 1
        // The ids are hashes already; a product mixes them, so that two wrong cases do not make up for each other.
        sum &+= (hash ^ (hash >> 31)) &* 0x9E37_79B9_7F4A_7C15
    }

    /// 16 hexadecimal digits.
    package var text: String { StableHash.text(of: sum) }
}
