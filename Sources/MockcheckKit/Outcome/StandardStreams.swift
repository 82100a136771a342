package import PostmanModel
import Synchronization
import XMLSupport

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Results go here, whole lines at a time and unbuffered: whoever waits for a line gets it.
package enum StandardOutput {
    package static let descriptor: Int32 = 1
    private static let firstFailure = Mutex<Int32?>(nil)

    package static func write(_ text: String) {
        let code = FileDescriptorOutput.write(text, to: descriptor)
        // A reader that went away (`| head`) wants no more; that is no error.
        guard code != 0, code != EPIPE else { return }
        firstFailure.withLock { $0 = $0 ?? code }
    }

    /// Why not all of it was written, as the system says it; nil where it was.
    static var failure: String? {
        firstFailure.withLock { $0 }.map { String(cString: strerror($0)) }
    }
}

/// Diagnostics and progress go here.
package enum StandardError {
    package static let descriptor: Int32 = 2

    package static func write(_ text: String) { _ = FileDescriptorOutput.write(text, to: descriptor) }

    /// One line, whatever the names and texts of the file hold.
    package static func write(diagnostic: Diagnostic) {
        write(XMLText.sanitized(diagnostic.description.replacing("\n", with: " ")) + "\n")
    }
}

package enum FileDescriptorOutput {
    /// - Returns: errno; 0 where all was written.
    package static func write(_ text: String, to descriptor: Int32) -> Int32 {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { return errno }
            rest = rest.dropFirst(written)
        }
        return 0
    }

    private static func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, bytes, count)
        #else
            Darwin.write(descriptor, bytes, count)
        #endif
    }
}
