package import PostmanModel
import SystemPackage
import Verification

/// Results go here, whole lines at a time and unbuffered: whoever waits for a line gets it.
package enum StandardOutput {
    package static let descriptor: Int32 = 1

    package static func write(_ text: String) { FileDescriptor.standardOutput.write(text) }
}

/// Diagnostics and progress go here.
package enum StandardError {
    package static let descriptor: Int32 = 2

    package static func write(_ text: String) { FileDescriptor.standardError.write(text) }

    /// One line, whatever the names and texts of the file hold: nothing in it steers a terminal, or is a command to a CI.
    package static func write(diagnostic: Diagnostic) {
        write(TerminalText.withoutCommand(TerminalText.oneLine(diagnostic.description)) + "\n")
    }

    /// A message of one or more lines, with the same care.
    package static func write(message: String) { write(TerminalText.block(message) + "\n") }
}

extension FileDescriptor {
    /// A reader that went away (`| head`) wants no more; that is no error.
    fileprivate func write(_ text: String) { _ = try? writeAll(text.utf8) }
}
