import HTTPMessage
import MockStore
import PostmanModel

/// Whom the commands ask that look after an account: a running server, or the state directory of one that does not run.
package enum AdministeredAccount {
    case server(ControlClient)
    /// No server works on it.
    case directory(StoppedLibrary)

    /// - Parameters:
    ///   - state: the state directory of a server, running or not; `url` outranks it.
    ///   - url: the control plane of a running server.
    ///   - mayBeNew: whether a directory that is none yet will be made one.
    /// - Throws: `CommandProblem` where there is nobody to ask.
    package init(state: String?, url: String?, key: String?, mayBeNew: Bool = false) throws {
        guard let state, url == nil else {
            self = .server(try ControlClient(url: url ?? "http://127.0.0.1:4011", key: key))
            return
        }
        if mayBeNew, !StateDirectory.exists(at: state) {
            self = .directory(StoppedLibrary(path: state))
            return
        }
        let occupant: StateDirectory.Occupant?
        do throws(StateProblem) {
            occupant = try StateDirectory.occupant(of: state)
        } catch {
            throw CommandProblem.usage("\(error)")
        }
        guard let occupant else {
            self = .directory(StoppedLibrary(path: state))
            return
        }
        guard let admin = occupant.admin else {
            throw CommandProblem.failure(
                "the server that works on \(state) has no control plane; start it without --admin-port off")
        }
        self = .server(try ControlClient(url: admin, key: key))
    }

    // MARK: Keys

    package func keys() async throws -> [KeyLine] {
        switch self {
        case .server(let client):
            let root = try await client.send("GET", "/keys")
            return (root["keys"]?.elements.map { $0 } ?? []).map(KeyLine.init)
        case .directory(let library): return KeyLine.all(of: try library.content())
        }
    }

    /// - Parameter person: whose key it is; nil for whoever asks, or the owner.
    /// - Returns: the key itself, which is seen this once.
    package func makeKey(for person: String?, named name: String?) async throws -> (person: String, secret: String) {
        switch self {
        case .server(let client):
            var members: [JSONBody.Member] = []
            if let person { members.append(.init("user", .string(person))) }
            if let name { members.append(.init("name", .string(name))) }
            let root = try await client.send("POST", "/keys", ["key": .object(members)])
            return (root["key"]?["user"]?.string ?? "", root["key"]?["secret"]?.string ?? "")
        case .directory(let library):
            let person = person ?? "owner"
            return (person, try library.makeKey(for: person, named: name))
        }
    }

    package func revokeKey(_ fingerprint: String) async throws {
        switch self {
        case .server(let client):
            _ = try await client.send("DELETE", "/keys/" + PercentCoding.encodePathSegment(fingerprint))
        case .directory(let library): try library.revokeKey(fingerprint)
        }
    }
}
