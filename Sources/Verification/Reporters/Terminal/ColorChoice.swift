/// Whether a stream gets colours: the flag first, then the variables that programs agree on, then the stream (CI-3.2).
package enum ColorChoice: String, Sendable, Hashable, CaseIterable {
    case auto, always, never

    /// Asked for each stream on its own; an empty variable counts as unset.
    package func usesColor(environment: [String: String], isTerminal: Bool) -> Bool {
        func value(_ name: String) -> String? {
            environment[name].flatMap { $0.isEmpty ? nil : $0 }
        }
        switch self {
        case .always: return true
        case .never: return false
        case .auto: break
        }
        if value("NO_COLOR") != nil { return false }
        if let force = value("CLICOLOR_FORCE"), force != "0" { return true }
        if let force = value("FORCE_COLOR"), force != "0", force.lowercased() != "false" { return true }
        if value("CLICOLOR") == "0" { return false }
        if value("TERM") == "dumb" { return false }
        return isTerminal
    }
}
