/// Numbers sorted into buckets, all of them in one array; within a bucket they keep their order.
struct Buckets: Sendable {
    private var starts: [Int32]
    private var items: [Int32]

    /// - Parameter bucketOfItem: for each number from zero up, its bucket; a negative one for none.
    /// - Parameter order: the numbers in the order in which buckets are filled; nil for ascending.
    init(_ bucketOfItem: [Int32], count: Int, order: [Int32]? = nil) {
        starts = Array(repeating: 0, count: count + 1)
        for bucket in bucketOfItem where bucket >= 0 { starts[Int(bucket) + 1] += 1 }
        for bucket in 0..<count { starts[bucket + 1] += starts[bucket] }
        items = Array(repeating: 0, count: Int(starts[count]))
        var next = starts
        func put(_ item: Int32) {
            let bucket = Int(bucketOfItem[Int(item)])
            guard bucket >= 0 else { return }
            items[Int(next[bucket])] = item
            next[bucket] += 1
        }
        if let order { order.forEach(put) } else { (0..<Int32(bucketOfItem.count)).forEach(put) }
    }

    /// Puts other numbers in the places of all.
    mutating func renumber(_ number: (Int32) -> Int32) {
        for place in items.indices { items[place] = number(items[place]) }
    }

    subscript(bucket: Int) -> ArraySlice<Int32> { items[Int(starts[bucket])..<Int(starts[bucket + 1])] }
}
