import MockFiles
import PostmanModel

/// Which mock of one side is which of the other.
struct MockPairs {
    private(set) var pairs: [(old: Int, new: Int)] = []
    private(set) var removed: [Int] = []
    private(set) var added: [Int] = []

    /// By file and name, then by what still tells that they are one: the file, the id, the name. A single mock on each
    /// side is one.
    init(_ old: ComparedSide, _ new: ComparedSide) {
        let (left, right) = (old.workload.mocks, new.workload.mocks)
        var free = Set(right.indices)
        var newOfOld: [Int: Int] = [:]
        func pair(by key: (LoadedMock, ComparedSide) -> [String]?) {
            for index in left.indices where newOfOld[index] == nil {
                guard let wanted = key(left[index], old) else { continue }
                let found = right.indices.first { free.contains($0) && key(right[$0], new) == wanted }
                guard let found else { continue }
                newOfOld[index] = found
                free.remove(found)
            }
        }
        if left.count == 1, right.count == 1 { pair { _, _ in [] } }
        pair { [$1.relativeFile(of: $0), $0.name] }
        pair { mock, side in mock.collection.id.map { [$0, mock.name] } }
        pair { [$1.relativeFile(of: $0)] }
        pair { mock, _ in mock.collection.id.map { [$0] } }
        pair { mock, _ in [mock.name] }
        pairs = newOfOld.keys.sorted().compactMap { index in newOfOld[index].map { (index, $0) } }
        removed = left.indices.filter { newOfOld[$0] == nil }
        added = free.sorted()
    }
}
