/// Why a state directory cannot be used, as a lower-case fragment that says where and what to do.
package struct StateProblem: Error, Sendable, Hashable, CustomStringConvertible {
    package let description: String

    init(_ path: String, _ problem: String, help: String = "") {
        description = "\(path): \(problem)" + (help.isEmpty ? "" : "; \(help)")
    }

    /// The system's own words for its error number.
    static func system(_ path: String, _ code: Int32, doing what: String, help: String = "") -> StateProblem {
        StateProblem(path, "cannot \(what): \(SystemCall.reason(code))", help: help)
    }
}
