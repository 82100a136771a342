import HTTPMessage

/// The members of one variant by code and by body.
struct MemberIndex: Sendable {
    private let membersByCode: [Int?: [Int32]]
    private let bodies = Deferred<Bodies>()

    private final class Bodies: Sendable {
        let kinds: Set<BodyKey.Kind>
        let members: [BodyKey: [Int32]]
        /// The keys of JSON and XML by the bytes that were saved: a call that sends just these need not be parsed.
        let keysOfBytes: [[UInt8]: BodyKey]

        init(of all: ArraySlice<Int32>, in matcher: Matcher) {
            var kinds: Set<BodyKey.Kind> = []
            var members: [BodyKey: [Int32]] = [:]
            var keysOfBytes: [[UInt8]: BodyKey] = [:]
            for member in all {
                guard let saved = matcher.request(of: Int(member)).body else { continue }
                let key = saved.key
                kinds.insert(key.kind)
                members[key, default: []].append(member)
                if key.kind == .json || key.kind == .xml, let bytes = saved.bytes { keysOfBytes[bytes] = key }
            }
            self.kinds = kinds
            self.members = members
            self.keysOfBytes = keysOfBytes
        }
    }

    init(_ members: ArraySlice<Int32>, in examples: [CompiledExample], byCode: Bool) {
        membersByCode = byCode ? Dictionary(grouping: members) { examples[Int($0)].code } : [:]
    }

    func members(_ code: Int?) -> ArraySlice<Int32> { membersByCode[code]?[...] ?? [] }

    /// The members whose body equals the call's, the one that wins ties first.
    ///
    /// Bodies are put into canonical form when the first call needs them, not when the collection is loaded.
    func members(withBodyOf body: CallBody, among all: ArraySlice<Int32>, in matcher: Matcher) -> [Int32] {
        let index = bodies.value { Bodies(of: all, in: matcher) }
        let saved = index.keysOfBytes[body.bytes]
        var lists: [[Int32]] = []
        for kind in index.kinds {
            let keys = saved.flatMap { $0.kind == kind ? [$0] : nil } ?? body.keys(of: kind)
            for key in keys {
                if let members = index.members[key] { lists.append(members) }
            }
        }
        if lists.count == 1 { return lists[0] }
        return lists.joined().sorted { matcher.examples[Int($0)].rank < matcher.examples[Int($1)].rank }
    }
}
