package import PostmanModel
import XMLSupport

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Results go here, whole lines at a time and unbuffered: whoever waits for a line gets it.
package enum StandardOutput {
    package static let descriptor: Int32 = 1

    package static func write(_ text: String) { FileDescriptorOutput.write(text, to: descriptor) }
}

/// Diagnostics and progress go here.
package enum StandardError {
    package static let descriptor: Int32 = 2

    package static func write(_ text: String) { FileDescriptorOutput.write(text, to: descriptor) }

    /// One line, whatever the names and texts of the file hold.
    package static func write(diagnostic: Diagnostic) {
        write(XMLText.sanitized(diagnostic.description.replacing("\n", with: " ")) + "\n")
    }
}

private enum FileDescriptorOutput {
    static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            // A reader that went away (`| head`) wants no more; that is not an error.
            guard written > 0 else { return }
            rest = rest.dropFirst(written)
        }
    }

    private static func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, bytes, count)
        #else
            Darwin.write(descriptor, bytes, count)
        #endif
    }
}
