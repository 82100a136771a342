import HTTPMessage
import Synchronization

/// The examples of one method that agree in path and query: only selectors, headers, bodies and the tie rule
/// can tell them apart, so a call compares with all of them at once.
final class Variant: Sendable {
    let path: PathPattern
    let query: QueryParameters
    /// Indices of examples, the one that wins ties first (B-4.42).
    let members: [Int]
    private let membersByBody = Mutex<[BodyKey: [Int]]?>(nil)

    init(path: PathPattern, query: QueryParameters, members: [Int]) {
        self.path = path
        self.query = query
        self.members = members
    }

    /// The members whose body equals the call's, best first.
    ///
    /// Bodies are put into canonical form when the first call needs them, not when the collection is loaded.
    func members(withBodyOf body: CallBody, in examples: [CompiledExample]) -> [Int] {
        membersByBody.withLock { index in
            if index == nil {
                index = Dictionary(grouping: members.filter { examples[$0].body != nil }) { member in
                    examples[member].body?.key ?? .unequal
                }
            }
            guard let index, !index.isEmpty else { return [] }
            var found: [Int] = []
            for kind in Set(index.keys.map(\.kind)) {
                for key in body.keys(of: kind) { found += index[key] ?? [] }
            }
            return found.sorted { examples[$0].rank < examples[$1].rank }
        }
    }
}
