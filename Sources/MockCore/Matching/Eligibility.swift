/// What the selector headers leave to be compared by URL.
struct Eligibility: Sendable {
    /// Nil for any code.
    let code: Int?
    /// Indices of examples that have the code; nil for all of them.
    let only: Set<Int>?

    var isEverything: Bool { code == nil && only == nil }

    func includes(_ index: Int, in examples: [CompiledExample]) -> Bool {
        if let only { return only.contains(index) }
        return code == nil || examples[index].code == code
    }
}
