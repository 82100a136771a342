import HTTPMessage
import MockCore
import MockServer
import PostmanModel
import Verification
import XMLSupport

/// Tells people and scripts where the mocks are (product S-2).
struct Announcement: Sendable {
    /// The listener's URL, without a mock's path.
    let base: String
    /// The control plane's URL; nil where it is off.
    let admin: String?
    let readyFile: String?

    /// Writes the ready file, then prints one line for each mock, calls that work, the control plane's and `ready`.
    func publish(_ mocks: [ServedMock]) throws {
        try writeReadyFile(mocks)
        for mock in mocks { StandardOutput.write(line(mock)) }
        for mock in mocks.prefix(Self.triedMocks) {
            guard let (method, target) = mock.mock.sampleCall else { continue }
            let url = base + mock.path + target
            let call = CurlLine(method: method, url: url, key: mock.isPrivate ? .variable : .none)
            StandardOutput.write("  try  \(XMLText.sanitized(call.text))\n")
        }
        if let admin { StandardOutput.write("\(admin)  control plane\n") }
        StandardOutput.write("ready\n")
    }

    /// For how many mocks a call is shown; the page and `mockcheck mocks show` have those of all.
    private static let triedMocks = 3

    private func line(_ mock: ServedMock) -> String {
        let counts = [
            mock.isPrivate ? "private" : "public", TerminalText.counted(mock.mock.endpointCount, "endpoint"),
            TerminalText.counted(mock.mock.exampleCount, "example"),
        ]
        return "\(base + mock.path)  \(XMLText.sanitized(mock.name)) (\(counts.joined(separator: ", ")))\n"
    }

    func writeReadyFile(_ mocks: [ServedMock]) throws {
        if let readyFile { try ReadyFile(mocks: mocks, base: base, admin: admin).write(to: readyFile) }
    }
}
