import MockCore
package import PostmanModel

/// What `mockcheck.yaml` says about an account: its limits, its users and its mocks (product section 2).
package struct Manifest: Sendable {
    /// An API key of a user, in force or not.
    package struct Key: Sendable, Hashable {
        package var user: String
        /// What the user calls it.
        package var name: String?
        package var digest: KeyDigest
        package var createdAt: Timestamp?
        package var isRevoked = false
        /// The key with which it was made.
        package var maker: KeyDigest?
    }

    /// Whose a collection or an environment of a state directory is.
    package struct Document: Sendable, Hashable {
        package var id: String
        package var owner: String
    }

    /// One entry of `mocks`.
    @dynamicMemberLookup
    package struct Mock: Sendable {
        package var declaration: MockDeclaration
        /// Postman's id, where the entry was pasted from `GET /mocks/{id}`.
        package var id: String?
        /// The path of the collection, as seen from where the manifest's own path is seen.
        package var collection: String
        package var environment: String?
        package var createdAt: Timestamp?
        package var updatedAt: Timestamp?
        /// Somebody else's server that is judged in place of a mock (product section 8).
        package var target: Target?
        package var location: SourceLocation

        package init(_ declaration: MockDeclaration, collection: String, location: SourceLocation) {
            self.declaration = declaration
            self.collection = collection
            self.location = location
        }

        package subscript<Value>(dynamicMember path: WritableKeyPath<MockDeclaration, Value>) -> Value {
            get { declaration[keyPath: path] }
            set { declaration[keyPath: path] = newValue }
        }
    }

    /// A mock's `target`, as it is written: whoever judges it knows what may stand there.
    package struct Target: Sendable, Hashable {
        package var url: String
        /// `mock` or `api`.
        package var kind: String?
        /// `postman` or `plain`.
        package var rules: String?
        /// The variable of the environment that holds the key of a private mock.
        package var keyVariable: String?
        /// Places of bodies, such as `$.meta.requestId`: not compared, compared by value, maps, records.
        package var ignored: [String] = []
        package var exact: [String] = []
        package var maps: [String] = []
        package var records: [String] = []
        package var comparesFormats = false
        package var captures: [Capture] = []
        package var location: SourceLocation
    }

    /// A value of one request's answer that later requests use as a variable.
    package struct Capture: Sendable, Hashable {
        package var variable: String
        /// The name of a request, or `Folder/name`.
        package var request: String
        /// A place of its body, such as `$.id`; nil for a header.
        package var body: String?
        package var header: String?
        package var location: SourceLocation
    }

    /// The manifest's path, for messages.
    package var file: String
    /// Nil where the manifest leaves it open, so that flags and variables may decide.
    package var profile: Profile?
    package var quota = Quota()
    package var rateLimit: RateLimit?
    package var plan = AccountPlan.paid
    package var users: [Person] = []
    /// All keys of all users, revoked ones too.
    package var keys: [Key] = []
    /// Of a state directory; nobody writes them by hand.
    package var documents: [Document] = []
    package var mocks: [Mock] = []
    package var lint = LintSettings()
}
