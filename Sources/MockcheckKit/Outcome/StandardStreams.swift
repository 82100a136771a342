package import PostmanModel
import Synchronization
import SystemPackage
import Verification

/// Results go here, whole lines at a time and unbuffered: whoever waits for a line gets it.
package enum StandardOutput {
    package static let descriptor: Int32 = 1
    private static let firstFailure = Mutex<Errno?>(nil)

    package static func write(_ text: String) {
        let error = FileDescriptor.standardOutput.write(text)
        // A reader that went away (`| head`) wants no more; that is no error.
        guard let error, error != .brokenPipe else { return }
        firstFailure.withLock { $0 = $0 ?? error }
    }

    /// Why not all of it was written, as the system says it; nil where it was.
    static var failure: String? { firstFailure.withLock { $0 }.map(\.description) }
}

/// Diagnostics and progress go here.
package enum StandardError {
    package static let descriptor: Int32 = 2

    package static func write(_ text: String) { _ = FileDescriptor.standardError.write(text) }

    /// One line, whatever the names and texts of the file hold: nothing in it steers a terminal, or is a command to a CI.
    package static func write(diagnostic: Diagnostic) {
        write(TerminalText.withoutCommand(TerminalText.oneLine(diagnostic.description)) + "\n")
    }

    /// A message of one or more lines, with the same care.
    package static func write(message: String) { write(TerminalText.block(message) + "\n") }
}

extension FileDescriptor {
    /// - Returns: why not all of it was written; nil where it was.
    func write(_ text: String) -> Errno? {
        do {
            _ = try writeAll(text.utf8)
            return nil
        } catch {
            return error as? Errno ?? .ioError
        }
    }
}
