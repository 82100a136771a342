import HTTPMessage
import HTTPWire
package import PostmanModel

/// Asks the control plane of a running `mockcheck serve`.
package struct ControlClient {
    package let host: String
    package let port: Int
    package let key: String?

    /// - Parameter url: `http://127.0.0.1:4011`.
    package init(url: String, key: String?) throws {
        guard let match = url.wholeMatch(of: /http:\/\/(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+):(\d{1,5})\/?/),
            let port = Int(match.output.2)
        else {
            throw CommandProblem.usage("'\(url)' is not a control plane URL; for example http://127.0.0.1:4011")
        }
        host = String(match.output.1)
        self.port = port
        self.key = key
    }

    /// - Returns: The answer's body.
    /// - Throws: `CommandProblem` with what the control plane says where it refuses.
    package func send(_ method: String, _ path: String, _ body: JSONBody? = nil) async throws -> JSONValue {
        var call = Call(method: method, target: path, headers: HeaderList())
        if let key { call.headers.append("x-api-key", key) }
        if let body {
            call.headers.append("Content-Type", "application/json")
            call.body = Array(body.text.utf8)
        }
        let name = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        let client = HTTPClient(host: name, port: port)
        defer { client.close() }
        let reply: Reply
        do throws(ClientError) {
            reply = try await client.send(call, timeout: .seconds(10)).reply
        } catch {
            throw CommandProblem.failure(
                "nothing answers at http://\(host):\(port) (\(error)); start mockcheck serve, or name its control plane "
                    + "by --url, or the directory of a server that does not run by --state")
        }
        let root = try? JSONDocument.parse(reply.body).root
        guard reply.status < 400, let root else {
            let message = root?["error"]?["message"]?.string ?? root?["detail"]?.string
            if reply.status == 401 {
                throw CommandProblem.failure("the server requires a key; pass --api-key or set MOCKCHECK_API_KEY")
            }
            throw CommandProblem.failure(message ?? "the control plane answers \(reply.status)")
        }
        return root
    }
}
