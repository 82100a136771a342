import MockCore
import PostmanModel

/// What `mockcheck new` is to make.
struct NewMock {
    enum Source {
        /// A new API, from which a collection is made.
        case rows([DraftRow])
        /// The path of a collection that is there.
        case collection(String)
    }

    var name: String
    var source: Source
    /// The path of an exported environment.
    var environment: String?
    var isPrivate = false
    /// Whose key opens it, where it is private; nil takes the manifest's first user, or makes one.
    var owner: String?
    /// Where the collection is written.
    var directory = "."
}

/// What was made of it.
struct MadeMock {
    /// A user who was made with the mock, and the key, which is said once and kept nowhere.
    struct NewOwner {
        var name: String
        var key: String
    }

    var mock: NewMock
    var collection: String
    var manifest: String
    /// Who may call a private mock; nil for a public one.
    var owner: String?
    var newOwner: NewOwner?
    /// What the mock's address adds to the listener's, where only its collection is served.
    var path: String
    /// A call that the mock answers; nil where the collection holds none that can be written down as it is.
    var sample: (method: String, target: String)?
}
