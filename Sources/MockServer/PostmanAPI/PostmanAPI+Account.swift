import HTTPMessage
import MockCore
import MockStore
import PostmanModel

/// `GET /me` (8.14, B-7.15), and the keys, which are ours: Postman has no such request.
extension PostmanAPI {
    /// What stands for no limit: the greatest number that every JSON reader takes exactly.
    private static let noLimit = 9_007_199_254_740_991

    func me(_ visit: Visit) throws -> Reply {
        let name = visit.visitor.name
        let user: JSONBody = [
            "id": .integer(Int(PostmanID.owner(name)) ?? 0), "username": .string(name),
            "email": .string("\(name)@localhost"), "fullName": .string(name), "avatar": .null, "isPublic": false,
            "teamId": .integer(visit.visitor.team.flatMap { Int(PostmanID.owner($0)) } ?? 0),
            "teamName": .string(visit.visitor.team ?? ""), "teamDomain": .string(visit.visitor.team ?? ""),
            "roles": [.string(visit.visitor.role.rawValue)],
        ]
        // Guests and partners are not told (B-7.16).
        guard ![.guest, .partner].contains(visit.visitor.role) else { return Reply(json: ["user": user]) }
        let usage = created.account.usage(at: created.time.now())
        return Reply(
            json: [
                "user": user,
                "operations": [
                    [
                        "name": "mock_usage", "limit": .integer(usage.limit ?? Self.noLimit),
                        "usage": .integer(usage.used), "overage": .integer(usage.overage),
                    ],
                    ["name": "api_usage", "limit": .integer(Self.noLimit), "usage": .integer(apiUsage), "overage": 0],
                ],
                "mockcheck": [
                    "hasLimit": .bool(usage.limit != nil),
                    "resetsAt": .string(created.account.periodEnd(at: created.time.now()).iso8601),
                ],
            ])
    }

    // MARK: Keys

    func listKeys(_ visit: Visit) throws -> Reply {
        let keys = created.library.content.keys.filter { mayManage(keysOf: $0.person, visit.visitor) }
        let inForce = created.keysInForce
        return Reply(json: ["keys": .array(keys.map { Self.json($0, isRevoked: !inForce.contains($0.digest)) })])
    }

    /// The one answer that holds a key.
    func createKey(_ visit: Visit) throws -> Reply {
        let body = try RequestValue(visit.request, in: "key")
        let person = try body.text("user") ?? visit.visitor.name
        if person.isBlank { throw APIError.invalid("user", "It is empty.") }
        guard mayManage(keysOf: person, visit.visitor) else { throw APIError.forbidden }
        let secret = try created.makeKey(for: person, named: try body.text("name"), maker: visit.key)
        return Reply(
            json: [
                "key": [
                    "user": .string(person), "secret": .string(secret),
                    "fingerprint": .string(KeyDigest(ofKey: secret).fingerprint),
                ]
            ])
    }

    func revokeKey(_ visit: Visit) throws -> Reply {
        let fingerprint = visit.request["fingerprint"].lowercased()
        let candidates = created.library.content.keys.filter { $0.digest.hexadecimal.hasPrefix(fingerprint) }
        guard candidates.allSatisfy({ mayManage(keysOf: $0.person, visit.visitor) }) else { throw APIError.forbidden }
        let revocation = try created.revokeKey(fingerprint)
        var body: [JSONBody.Member] = [.init("key", Self.json(revocation.key, isRevoked: true))]
        if created.library.isShared { body.append(.init("inForceEverywhere", .bool(revocation.pending == nil))) }
        if let pending = revocation.pending {
            body.append(
                .init("message", .string("Another replica may still accept the key: \(pending). Revoke it again.")))
        }
        return Reply(json: .object(body))
    }

    private func mayManage(keysOf person: String, _ visitor: Person) -> Bool {
        visitor.role == .admin || visitor.name == person
    }

    private static func json(_ key: LibraryKey, isRevoked: Bool) -> JSONBody {
        [
            "user": .string(key.person), "name": .optional(key.name), "fingerprint": .string(key.digest.fingerprint),
            "createdAt": .optional(key.createdAt?.iso8601), "revoked": .bool(isRevoked),
        ]
    }
}
