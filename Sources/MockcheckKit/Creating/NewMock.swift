import MockCore
import MockFiles
package import PostmanModel

/// What `mockcheck new` is to make.
package struct NewMock {
    package enum Source {
        /// A new API, from which a collection is made.
        case rows([DraftRow])
        /// The path of a collection that is there.
        case collection(String)
    }

    /// What the manifest will say of it. An owner opens a private mock with their key; without one the manifest's first
    /// user does, or somebody who is made for it.
    package var declaration: MockDeclaration
    package var source: Source
    /// The path of an exported environment.
    package var environment: String?
    /// Where the collection is written.
    package var directory: String

    package init(
        _ declaration: MockDeclaration, source: Source, environment: String? = nil, directory: String = "."
    ) {
        self.declaration = declaration
        self.source = source
        self.environment = environment
        self.directory = directory
    }

    /// What a mock is called whose maker gives it no name.
    ///
    /// - Throws: `CommandProblem` where the path leads to no collection that can be mocked.
    package static func name(ofCollectionAt path: String) throws -> String {
        try CommandProblem.reading { () throws(ProjectProblem) in try ProjectFiles.collection(at: path).name }
    }
}

/// What was made of it.
package struct MadeMock {
    /// A user who was made with the mock, and the key, which is said once and kept nowhere.
    struct NewOwner {
        var name: String
        var key: String
    }

    /// As the manifest has it.
    package var declaration: MockDeclaration
    package var collection: String
    /// Whether the collection was made, too.
    package var isCollectionNew: Bool
    package var manifest: String
    var newOwner: NewOwner?
    /// What the mock's address adds to the listener's, where only its collection is served.
    package var path: String
    /// A call that the mock answers; nil where the collection holds none that can be written down as it is.
    var sample: (method: String, target: String)?
}
