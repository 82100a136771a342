import Foundation
package import MockStore
import PostmanModel

/// The collections and environments that were given to the server.
extension CreatedMocks {
    /// A collection or an environment as Postman exports it, not kept yet.
    package func document(
        _ kind: LibraryDocument.Kind, _ text: [UInt8], owner: String? = nil
    ) throws(MakingProblem) -> LibraryDocument {
        let reading = DocumentReader().read(text, file: kind.rawValue)
        let name: String
        switch reading.document {
        case .collection(let collection) where kind == .collection: name = collection.name
        case .environment(let environment) where kind == .environment: name = environment.name
        default:
            throw .unreadable(kind, reading.diagnostics.first.map { "\($0)" })
        }
        return LibraryDocument(
            kind: kind, id: UUID().uuidString.lowercased(), name: name, text: text, createdAt: time.now(),
            owner: owner)
    }

    package func keep(_ document: LibraryDocument) throws(MakingProblem) {
        try attempt { () throws(MakingProblem) in
            try change { content in content.documents.append(document) }
        }
    }

    /// Its mocks answer from then on that they are inactive (B-2.08).
    package func remove(documentID id: String) throws(MakingProblem) {
        try attempt { () throws(MakingProblem) in
            try change { content in content.documents.removeAll { $0.id == id } }
            for entry in library.content.mocks
            where entry.collection == .stored(id: id) || entry.environment == .stored(id: id) {
                _ = serve(entry)
            }
        }
    }

    /// Gives a collection another text, and serves all mocks of it anew.
    ///
    /// - Parameter old: what it was changed from; somebody else's change in between is not undone.
    func rewrite(documentID id: String, from old: [UInt8], to text: [UInt8]) throws(MakingProblem) {
        try attempt { () throws(MakingProblem) in
            guard let document = library.content.document(id), document.text == old else { throw .changedMeanwhile }
            _ = try self.document(document.kind, text)
            try change { content in
                guard let place = content.documents.firstIndex(where: { $0.id == id }) else { return }
                content.documents[place].text = text
                content.documents[place].updatedAt = time.now()
            }
            for entry in library.content.mocks where entry.collection == .stored(id: id) { _ = serve(entry) }
        }
    }
}
