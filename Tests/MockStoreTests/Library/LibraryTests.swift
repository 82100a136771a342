import PostmanModel
import Testing

@testable import MockStore

/// What is made is there, to the last field, when the directory is opened again.
struct LibraryTests {
    @Test func keysAndDocumentsKeepWhoMadeThem() throws {
        let state = TemporaryState()
        let collection = """
            {"info":{"name":"C","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},"item":[]}
            """
        let time = Timestamp(milliseconds: 1_700_000_000_000)
        var made = LibraryContent()
        made.keys = [
            LibraryKey(person: "ada", name: "laptop", digest: KeyDigest(ofKey: "a"), createdAt: time),
            LibraryKey(
                person: "bob", digest: KeyDigest(ofKey: "b"), isRevoked: true, maker: KeyDigest(ofKey: "manifest")),
        ]
        made.documents = [
            LibraryDocument(
                kind: .collection, id: "1", name: "C", text: Array(collection.utf8), createdAt: time, owner: "ada"),
            LibraryDocument(kind: .collection, id: "2", name: "C", text: Array(collection.utf8), createdAt: time),
        ]
        let wanted = made
        do {
            let library = try Library(in: try state.open())
            try library.change { $0 = wanted }
        }
        let read = try Library.content(of: state.path)
        #expect(read.keys == wanted.keys)
        #expect(read.documents.map(\.id) == ["1", "2"])
        #expect(read.documents.map(\.owner) == ["ada", nil])
    }
}
