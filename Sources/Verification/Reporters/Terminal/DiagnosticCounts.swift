import PostmanModel

/// Counts the diagnostics and says which are shown: all errors, the first warnings, notes only on request.
struct DiagnosticCounts {
    private(set) var errors = 0
    private(set) var warnings = 0
    private(set) var notes = 0
    private(set) var hidden = 0

    static let warningLimit = 10

    /// - Returns: Whether the diagnostic is worth a line at this level of detail.
    mutating func add(_ diagnostic: Diagnostic, detail: TerminalReporter.Detail) -> Bool {
        let isShown: Bool
        switch diagnostic.severity {
        case .error:
            errors += 1
            isShown = true
        case .warning:
            warnings += 1
            isShown = detail == .verbose || detail == .normal && warnings <= Self.warningLimit
        case .note:
            notes += 1
            isShown = detail == .verbose
        }
        hidden += isShown ? 0 : 1
        return isShown
    }
}
