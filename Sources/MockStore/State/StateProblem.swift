import SystemPackage

/// Why a state directory cannot be used, as a lower-case fragment that says where and what to do.
package struct StateProblem: Error, Sendable, Hashable, CustomStringConvertible {
    package let description: String

    init(_ path: String, _ problem: String, help: String = "") {
        description = "\(path): \(problem)" + (help.isEmpty ? "" : "; \(help)")
    }

    init(refusing reason: String) {
        description = reason
    }

    /// With the system's own words for what went wrong.
    static func system(_ path: String, _ error: Errno, doing what: String, help: String = "") -> StateProblem {
        let reason = error == .tooManySymbolicLinkLevels ? "it is a symbolic link" : error.description
        return StateProblem(
            path, "cannot \(what): \(reason.prefix(1).lowercased())\(reason.dropFirst())", help: help)
    }
}
