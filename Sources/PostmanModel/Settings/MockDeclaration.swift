/// What is said of a mock besides the files that it is made from, alike by a manifest, the page, Postman's API and the
/// state directory.
package struct MockDeclaration: Sendable, Hashable {
    /// A server response that a mock can be switched to (B-5.25).
    package struct Response: Sendable, Hashable {
        package var id: String
        package var response: ServerResponse
        /// `json`, `xml` and so on; it decides nothing.
        package var language: String?
        package var createdAt: Timestamp?
        package var updatedAt: Timestamp?

        package init(
            id: String, response: ServerResponse, language: String? = nil, createdAt: Timestamp? = nil,
            updatedAt: Timestamp? = nil
        ) {
            self.id = id
            self.response = response
            self.language = language
            self.createdAt = createdAt
            self.updatedAt = updatedAt
        }
    }

    package var name: String
    package var isPrivate = false
    /// A person's name; nil where nobody says whose it is.
    package var owner: String?
    package var sharing = Sharing()
    package var matching = MatchSettings()
    package var delayMilliseconds: Int?
    package var responses: [Response] = []
    /// The id of the response that is active.
    package var activeResponseID: String?
    package var cors: CORSMode = .postman
    package var faults: FaultSettings?

    package init(name: String, isPrivate: Bool = false, owner: String? = nil) {
        self.name = name
        self.isPrivate = isPrivate
        self.owner = owner
    }

    package var ownership: Ownership { Ownership(owner: owner, sharing: sharing) }

    /// What is compiled of it.
    ///
    /// - Parameters:
    ///   - common: what holds for all mocks of the account.
    ///   - rules: who has keys, and what they open.
    package func configuration(under common: MockConfiguration, rules: AccessRules) -> MockConfiguration {
        var configuration = common
        configuration.name = name
        configuration.matching = matching
        configuration.access = isPrivate ? rules.policy(for: ownership) : .anyone
        configuration.ownership = ownership
        configuration.cors = cors
        configuration.serverResponse = responses.first { $0.id == activeResponseID }?.response
        configuration.delayMilliseconds = delayMilliseconds
        configuration.faults = faults
        return configuration
    }
}
