import MockServer
import XMLSupport

/// Tells people and scripts where the mocks are (product S-2).
struct Announcement: Sendable {
    /// The listener's URL, without a mock's path.
    let base: String
    /// The control plane's URL; nil where it is off.
    let admin: String?
    let readyFile: String?

    /// Writes the ready file, then prints one line for each mock, the control plane's and `ready`.
    func publish(_ mocks: [ServedMock]) throws {
        try writeReadyFile(mocks)
        for mock in mocks {
            let privacy = mock.isPrivate ? "private" : "public"
            StandardOutput.write("\(base + mock.path)  \(XMLText.sanitized(mock.name)) (\(privacy))\n")
        }
        if let admin { StandardOutput.write("\(admin)  control plane\n") }
        StandardOutput.write("ready\n")
    }

    func writeReadyFile(_ mocks: [ServedMock]) throws {
        if let readyFile { try ReadyFile(mocks: mocks, base: base, admin: admin).write(to: readyFile) }
    }
}
