import Foundation
import MockCore
package import PostmanModel

/// A mock that was made while the server ran, by the page or by Postman's API.
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

    /// A server response that a mock can be switched to (B-5.25).
    package struct Response: Sendable, Hashable {
        package var id: String
        package var response: ServerResponse
        /// `json`, `xml` and so on; it decides nothing.
        package var language: String?
        package var createdAt: Timestamp
        package var updatedAt: Timestamp

        package init(id: String, response: ServerResponse, language: String? = nil, createdAt: Timestamp) {
            self.id = id
            self.response = response
            self.language = language
            self.createdAt = createdAt
            updatedAt = createdAt
        }
    }

    package var id: String
    package var name: String
    package var collection: Source
    package var environment: Source?
    package var isPrivate = false
    /// A person's name.
    package var owner: String
    package var matching = MatchSettings()
    package var delayMilliseconds: Int?
    package var responses: [Response] = []
    /// The id of the one that is active.
    package var activeResponseID: String?
    package var createdAt: Timestamp
    package var updatedAt: Timestamp

    package init(
        id: String, name: String, collection: Source, environment: Source? = nil, isPrivate: Bool = false,
        owner: String, createdAt: Timestamp
    ) {
        self.id = id
        self.name = name
        self.collection = collection
        self.environment = environment
        self.isPrivate = isPrivate
        self.owner = owner
        self.createdAt = createdAt
        updatedAt = createdAt
    }

    /// What is compiled of it, but for what holds for all mocks of the account.
    package func settle(_ configuration: inout MockConfiguration, rules: AccessRules) {
        configuration.name = name
        configuration.matching = matching
        configuration.delayMilliseconds = delayMilliseconds
        configuration.serverResponse = responses.first { $0.id == activeResponseID }?.response
        configuration.ownership = Ownership(owner: owner)
        configuration.access = isPrivate ? rules.policy(for: configuration.ownership) : .anyone
    }
}
