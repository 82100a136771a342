package import HTTPMessage
package import HTTPWire
import MockCore

/// Several mocks on one listener: by the first label of the host, else by the first path segment (product S-1).
package struct MockDirectory: Responder {
    package struct Entry: Sendable {
        package var id: String
        package var slug: String
        package var responder: MockResponder

        package init(id: String, slug: String, responder: MockResponder) {
            self.id = id
            self.slug = slug
            self.responder = responder
        }
    }

    private let entries: [String: MockResponder]
    /// The only mock, which answers at the root for any host.
    private let only: MockResponder?

    package init(_ entries: [Entry]) {
        only = entries.count == 1 ? entries[0].responder : nil
        var table: [String: MockResponder] = [:]
        for entry in entries {
            table[entry.id.lowercased()] = entry.responder
            table[entry.slug.lowercased()] = entry.responder
        }
        self.entries = table
    }

    package func respond(to call: Call) -> Response {
        if let only { return only.respond(to: call) }
        if let label = call.headers["host"]?.split(whereSeparator: { $0 == "." || $0 == ":" }).first,
            let mock = entries[label.lowercased()]
        {
            return mock.respond(to: call)
        }
        let target = call.target.dropFirst()
        let end = target.firstIndex { $0 == "/" || $0 == "?" } ?? target.endIndex
        guard let mock = entries[PercentCoding.decodePathSegment(String(target[..<end])).lowercased()] else {
            var reply = MockError.unknownMock.reply()
            reply.headers.append("Access-Control-Allow-Origin", "*")
            return Response(reply)
        }
        var inner = call
        let rest = target[end...]
        inner.target = rest.hasPrefix("/") ? String(rest) : "/" + rest
        return mock.respond(to: inner)
    }
}
