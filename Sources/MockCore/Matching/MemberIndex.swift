import HTTPMessage

/// The members of one variant by code and by body.
struct MemberIndex: Sendable {
    private let membersByCode: [Int?: [Int32]]
    private let bodies = Deferred<Bodies>()

    private struct Bodies: Sendable {
        var kinds: Set<BodyKey.Kind> = []
        var members: [BodyKey: [Int32]] = [:]
    }

    init(_ members: ArraySlice<Int32>, in examples: [CompiledExample], byCode: Bool) {
        membersByCode = byCode ? Dictionary(grouping: members) { examples[Int($0)].code } : [:]
    }

    func members(_ code: Int?) -> ArraySlice<Int32> { membersByCode[code]?[...] ?? [] }

    /// The members whose body equals the call's, the one that wins ties first.
    ///
    /// Bodies are put into canonical form when the first call needs them, not when the collection is loaded.
    func members(withBodyOf body: CallBody, among all: ArraySlice<Int32>, in matcher: Matcher) -> [Int32] {
        let index = bodies.value {
            var bodies = Bodies()
            for member in all {
                guard let key = matcher.prepared(Int(member)).body?.key else { continue }
                bodies.kinds.insert(key.kind)
                bodies.members[key, default: []].append(member)
            }
            return bodies
        }
        var lists: [[Int32]] = []
        for kind in index.kinds {
            for key in body.keys(of: kind) {
                if let members = index.members[key] { lists.append(members) }
            }
        }
        if lists.count == 1 { return lists[0] }
        return lists.joined().sorted { matcher.examples[Int($0)].rank < matcher.examples[Int($1)].rank }
    }
}
