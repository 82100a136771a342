import Foundation
import MockCore
import MockStore
import PostmanModel

/// Mocks as the page makes and changes them.
extension CreatedMocks {
    /// A mock and the key that was made with it; nobody can ask for the key again.
    struct Made {
        var mock: ServedMock
        var key: String?
    }

    /// - Parameter environment: the one that was chosen from those there; a pasted one goes before it.
    /// - Throws: `PageProblem` that says what to change in the form.
    func create(_ form: MockForm, environment: LibraryMock.Source?) throws(PageProblem) -> Made {
        let origin = try origin(of: form)
        let name = form.name.isBlank ? (form.source == .rows ? "" : origin.name) : form.name
        do throws(MakingProblem) {
            var documents = origin.document.map { [$0] } ?? []
            var environment = environment
            if !form.environmentText.isBlank {
                let pasted = try document(.environment, Array(form.environmentText.utf8))
                documents.append(pasted)
                environment = .stored(id: pasted.id)
            }
            let declaration = MockDeclaration(name: name, isPrivate: form.isPrivate, owner: usualOwner)
            let mock = try create(declaration, from: origin.source, environment, adding: documents)
            let key = form.isPrivate ? try makeKey(for: usualOwner, named: name) : nil
            return Made(mock: mock, key: key)
        } catch {
            throw PageProblem("\(error)", at: error.field)
        }
    }

    /// - Throws: what is wrong with what the form's mock is made from, whatever its configuration.
    func check(_ form: MockForm) throws(PageProblem) {
        var form = form
        if form.name.isBlank { form.name = "-" }
        _ = try origin(of: form)
    }

    /// Makes the mock private with a new key, or public.
    func setPrivate(_ isPrivate: Bool, _ mock: ServedMock) throws(PageProblem) -> Made {
        do throws(MakingProblem) {
            let changed = try change(mock.id) { $0.isPrivate = isPrivate }
            guard isPrivate else { return Made(mock: changed) }
            var pending: String?
            // The page names keys after their mock; a new one takes the place of those.
            for key in library.content.keys where !key.isRevoked && key.name == mock.name {
                pending = try revokeKey(key.digest.hexadecimal).pending ?? pending
            }
            // The new key is made when the old ones open nothing any more.
            if let pending { throw .revokedNotEverywhere(pending) }
            let key = try makeKey(for: library.content.mock(mock.id).map(owner) ?? usualOwner, named: mock.name)
            return Made(mock: changed, key: key)
        } catch {
            throw PageProblem("\(error)")
        }
    }

    /// What a form's mock is made from.
    private struct Origin {
        var source: LibraryMock.Source
        var name: String
        /// Not kept yet.
        var document: LibraryDocument?
    }

    private func origin(of form: MockForm) throws(PageProblem) -> Origin {
        switch form.source {
        case .rows:
            let text: String
            let rows: [DraftRow]
            do throws(DraftProblem) {
                rows = try form.rows()
                text = try DraftCollection(name: form.name, rows: rows).json(id: UUID().uuidString.lowercased())
            } catch {
                throw PageProblem(fragment: "\(error)", at: error == .noName ? "name" : "rows")
            }
            return try stored(text)
        case .mock:
            guard let mock = registry.directory[form.collectionOf] else {
                throw PageProblem("Choose a collection that is served.", at: "collectionOf")
            }
            let own = library.content.mock(mock.id)?.collection
            return Origin(
                source: own ?? .file(at: mock.definition.collection.file), name: mock.definition.collection.name)
        case .text:
            if form.collectionText.isBlank {
                throw PageProblem("Paste an exported collection, or choose its file.", at: "collection")
            }
            return try stored(form.collectionText)
        }
    }

    private func stored(_ text: String) throws(PageProblem) -> Origin {
        do throws(MakingProblem) {
            let document = try document(.collection, Array(text.utf8))
            return Origin(source: .stored(id: document.id), name: document.name, document: document)
        } catch {
            throw PageProblem("\(error)", at: "collection")
        }
    }
}

/// What is wrong with a form, as a sentence for the person who filled it in.
struct PageProblem: Error {
    let sentence: String
    /// The name of the field; nil for the form as a whole.
    var field: String?

    init(_ sentence: String, at field: String? = nil) {
        self.sentence = sentence
        self.field = field
    }

    init(fragment: String, at field: String? = nil) {
        self.init(fragment.prefix(1).uppercased() + fragment.dropFirst() + ".", at: field)
    }

    /// As the templates show it: `problem`, and `badFIELD` for the field.
    var values: [String: Any] {
        var values: [String: Any] = ["problem": sentence]
        if let field { values["bad\(field)"] = true }
        return values
    }
}

extension String {
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

extension MakingProblem {
    /// The field of the form that it is about.
    fileprivate var field: String? {
        switch self {
        case .noName, .nameIsTaken: "name"
        case .unreadable(let kind, _): kind.rawValue
        default: nil
        }
    }
}
