import MockCore
import MockStore
import PostmanModel

/// The examples of mocks that were made here, changed one at a time.
extension CreatedMocks {
    /// A collection of the library, and how its text is changed.
    struct Editing {
        let document: LibraryDocument
        let edit: CollectionEdit
    }

    /// Nil for what is read from files, and for a format that is not edited here.
    func editing(of mock: ServedMock) -> Editing? {
        guard case .stored(let id)? = library.content.mock(mock.id)?.collection,
            let document = library.content.document(id), let edit = CollectionEdit(document.text)
        else { return nil }
        let count = mock.definition.collection.requests.reduce(0) { $0 + $1.examples.count }
        // The numbers must mean the same here as there.
        let isSame = edit.exampleCount == count && edit.requestCount == mock.definition.collection.requests.count
        return isSame ? Editing(document: document, edit: edit) : nil
    }

    /// The mocks that a change of a document changes.
    func mocks(of document: LibraryDocument) -> [ServedMock] {
        library.content.mocks.filter { $0.collection == .stored(id: document.id) }
            .compactMap { registry.directory[$0.id] }
    }
}
