import HTTPMessage
import Synchronization

/// What says the time in a response, made once a second for all connections.
enum DateText {
    private struct Newest {
        var second = Int64.min
        var text = ""
        var line: [UInt8] = []

        mutating func renew(for second: Int64) {
            guard self.second != second else { return }
            self.second = second
            text = HTTPDate.format(epochSeconds: second)
            line = Array("Date: \(text)\r\n".utf8)
        }
    }

    private static let newest = Mutex(Newest())

    /// The value of the header.
    static func text(of second: Int64) -> String {
        newest.withLock { newest in
            newest.renew(for: second)
            return newest.text
        }
    }

    /// The whole line, as HTTP/1.1 has it.
    static func line(of second: Int64) -> [UInt8] {
        newest.withLock { newest in
            newest.renew(for: second)
            return newest.line
        }
    }
}
