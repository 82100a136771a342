import HTTPMessage
import Synchronization

/// The examples of one method that agree in path and query: only selectors, headers, bodies and the tie rule
/// can tell them apart, so a call compares with all of them at once.
final class Variant: Sendable {
    /// With so few members each is asked for its code.
    private static let few = 8

    let query: QueryParameters
    /// Indices of examples, the one that wins ties first (B-4.42).
    let members: [Int]
    private let membersByCode: [Int?: [Int]]
    private let bodies = Mutex<Bodies?>(nil)

    private struct Bodies {
        var kinds: Set<BodyKey.Kind> = []
        var members: [BodyKey: [Int]] = [:]
    }

    init(query: QueryParameters, members: [Int], in examples: [CompiledExample]) {
        self.query = query
        self.members = members
        membersByCode = members.count > Self.few ? Dictionary(grouping: members) { examples[$0].code } : [:]
    }

    /// The members that the selectors leave, the one that wins ties first.
    func members(_ eligible: Eligibility, in examples: [CompiledExample]) -> [Int] {
        if eligible.only == nil {
            guard let code = eligible.code else { return members }
            if members.count > Self.few { return membersByCode[code] ?? [] }
        }
        return members.filter { eligible.includes($0, in: examples) }
    }

    /// The members whose body equals the call's, the one that wins ties first.
    ///
    /// Bodies are put into canonical form when the first call needs them, not when the collection is loaded.
    func members(withBodyOf body: CallBody, in examples: [CompiledExample]) -> [Int] {
        bodies.withLock { bodies in
            let index = bodies ?? makeBodies(examples)
            bodies = index
            var lists: [[Int]] = []
            for kind in index.kinds {
                for key in body.keys(of: kind) {
                    if let members = index.members[key] { lists.append(members) }
                }
            }
            if lists.count == 1 { return lists[0] }
            return lists.joined().sorted { examples[$0].rank < examples[$1].rank }
        }
    }

    private func makeBodies(_ examples: [CompiledExample]) -> Bodies {
        var bodies = Bodies()
        for member in members {
            guard let key = examples[member].body?.key else { continue }
            bodies.kinds.insert(key.kind)
            bodies.members[key, default: []].append(member)
        }
        return bodies
    }
}
