import HTTPMessage
import MockStore
import PostmanModel

/// The collection of a mock that was made here, for Postman to read.
extension PageRoutes {
    /// As it is kept.
    func download(_ visit: Visit) throws -> Reply {
        let (mock, document) = try stored(visit)
        return file(
            document.text, "application/json; charset=utf-8", named: "\(mock.slug).postman_collection.json")
    }

    /// As a collection v3, whose folder is packed into one file.
    func downloadFolder(_ visit: Visit) throws -> Reply {
        let (mock, document) = try stored(visit)
        guard let files = V3Export.files(of: document.text, named: document.name) else { throw APIError.unknownPath }
        var archive = ZipArchive()
        for file in files { archive.add(file.path, Array(file.text.utf8)) }
        return file(archive.bytes, "application/zip", named: "\(mock.slug).postman_collection_v3.zip")
    }

    /// - Throws: where a mock of the same collection is not for this visitor to see.
    private func stored(_ visit: Visit) throws -> (ServedMock, LibraryDocument) {
        let mock = try mock(of: visit)
        guard case .stored(let id)? = created.library.content.mock(mock.id)?.collection,
            let document = created.library.content.document(id)
        else { throw APIError.unknownPath }
        for other in created.mocks(of: document) { try require(other, visit) }
        return (mock, document)
    }

    /// - Parameter name: made of a slug, which needs no escapes.
    private func file(_ content: [UInt8], _ type: String, named name: String) -> Reply {
        var headers = PageTemplates.headers(type)
        headers.append("Content-Disposition", "attachment; filename=\"\(name)\"")
        return Reply(status: 200, headers: headers, body: content)
    }
}
