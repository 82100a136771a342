import Foundation
import MockCore
package import PostmanModel

/// A mock that was made while the server ran, by the page or by Postman's API.
@dynamicMemberLookup
package struct LibraryMock: Sendable, Hashable {
    /// Whose collection or environment it is made from.
    package enum Source: Sendable, Hashable {
        /// One of the library's own, by id.
        case stored(id: String)
        /// A file or folder of the user's, by its absolute path, which means the same from any directory.
        case file(path: String)

        /// - Parameter path: absolute, or seen from the current directory.
        package static func file(at path: String) -> Source {
            .file(path: URL(filePath: path).standardizedFileURL.path)
        }
    }

    package var declaration: MockDeclaration
    package var id: String
    package var collection: Source
    package var environment: Source?
    package var createdAt: Timestamp
    package var updatedAt: Timestamp

    package init(
        _ declaration: MockDeclaration, id: String, collection: Source, environment: Source? = nil,
        createdAt: Timestamp
    ) {
        self.declaration = declaration
        self.id = id
        self.collection = collection
        self.environment = environment
        self.createdAt = createdAt
        updatedAt = createdAt
    }

    package subscript<Value>(dynamicMember path: WritableKeyPath<MockDeclaration, Value>) -> Value {
        get { declaration[keyPath: path] }
        set { declaration[keyPath: path] = newValue }
    }
}
