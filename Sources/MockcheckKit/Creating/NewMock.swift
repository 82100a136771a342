import MockCore
package import PostmanModel

/// What `mockcheck new` is to make.
package struct NewMock {
    package enum Source {
        /// A new API, from which a collection is made.
        case rows([DraftRow])
        /// The path of a collection that is there.
        case collection(String)
    }

    package var name: String
    package var source: Source
    /// The path of an exported environment.
    package var environment: String?
    package var isPrivate = false
    /// Whose key opens it, where it is private; nil takes the manifest's first user, or makes one.
    package var owner: String?
    /// Where the collection is written.
    package var directory = "."

    package init(name: String, source: Source, environment: String? = nil, isPrivate: Bool = false) {
        self.name = name
        self.source = source
        self.environment = environment
        self.isPrivate = isPrivate
    }
}

/// What was made of it.
package struct MadeMock {
    /// A user who was made with the mock, and the key, which is said once and kept nowhere.
    struct NewOwner {
        var name: String
        var key: String
    }

    package var mock: NewMock
    package var collection: String
    package var manifest: String
    /// Who may call a private mock; nil for a public one.
    package var owner: String?
    var newOwner: NewOwner?
    /// What the mock's address adds to the listener's, where only its collection is served.
    package var path: String
    /// A call that the mock answers; nil where the collection holds none that can be written down as it is.
    var sample: (method: String, target: String)?
}
