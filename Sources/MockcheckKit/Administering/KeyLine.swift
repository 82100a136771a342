package import MockStore
package import PostmanModel
import XMLSupport

/// A key as it is listed.
package struct KeyLine {
    let fingerprint: String
    let person: String
    let createdAt: String?
    let isRevoked: Bool
    let name: String?

    /// What the manifest of a server says of the keys with which some were made is not known here.
    package static func all(of content: LibraryContent) -> [KeyLine] {
        let others = Set(content.keys.compactMap(\.maker)).subtracting(content.keys.map(\.digest))
        let inForce = content.keysInForce(besides: others)
        return content.keys.map { KeyLine($0, isRevoked: !inForce.contains($0.digest)) }
    }

    private init(_ key: LibraryKey, isRevoked: Bool) {
        fingerprint = key.digest.fingerprint
        person = key.person
        createdAt = key.createdAt?.iso8601
        self.isRevoked = isRevoked
        name = key.name
    }

    package init(_ value: JSONValue) {
        fingerprint = value["fingerprint"]?.string ?? ""
        person = value["user"]?.string ?? ""
        createdAt = value["createdAt"]?.string
        isRevoked = value["revoked"]?.bool ?? false
        name = value["name"]?.string
    }

    package var columns: [String] {
        [fingerprint, person, createdAt ?? "-", isRevoked ? "revoked" : "in force", name ?? "-"]
            .map { XMLText.sanitized($0) }
    }

    package var json: JSONBody {
        [
            "fingerprint": .string(fingerprint), "user": .string(person), "createdAt": .optional(createdAt),
            "revoked": .bool(isRevoked), "name": .optional(name),
        ]
    }
}
