package import Logging
import MockCore
package import PostmanModel

extension Logger {
    /// A problem of a file; the line holds its `path:line:column`, which editors and terminals make clickable.
    package func log(_ diagnostic: Diagnostic) {
        let level: Logger.Level =
            switch diagnostic.severity {
            case .error: .error
            case .warning: .warning
            case .note: .info
            }
        log(level: level, "\(diagnostic.location): \(diagnostic.sentence)")
    }
}
