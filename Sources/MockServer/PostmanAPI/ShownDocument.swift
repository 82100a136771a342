import PostmanModel

/// A collection or an environment in an answer: as it is kept, but for the members that only this server knows.
struct ShownDocument {
    private let value: JSONValue

    init(_ value: JSONValue) { self.value = value }

    /// Ids and times are told in `info`; a v1 collection has none, and stays as it is.
    func collection(_ item: DocumentIndex.Item) -> [UInt8] {
        guard let info = value.member("info"), info.kind == .object else { return Array(value.sourceBytes) }
        let known: [JSONBody.Member] =
            [.init("_postman_id", .string(item.id))]
            + item.members.filter { ["createdAt", "updatedAt", "uid"].contains($0.name) }
        return Self.object(value, with: [("info", Self.object(info, with: Self.written(known)))])
    }

    func environment(_ item: DocumentIndex.Item) -> [UInt8] { Self.object(value, with: Self.written(item.members)) }

    private static func written(_ members: [JSONBody.Member]) -> [(String, [UInt8])] {
        members.map { ($0.name, Array($0.value.text.utf8)) }
    }

    /// The object with its members of these names replaced; they come first.
    private static func object(_ value: JSONValue, with members: [(String, [UInt8])]) -> [UInt8] {
        let names = Set(members.map(\.0))
        let rest = value.members.filter { !names.contains($0.name) }.map { ($0.name, Array($0.value.sourceBytes)) }
        let texts = (members + rest).map { Array("\(JSONText.quoted($0)):".utf8) + $1 }
        return [UInt8(ascii: "{")] + texts.joined(separator: [UInt8(ascii: ",")]) + [UInt8(ascii: "}")]
    }
}
