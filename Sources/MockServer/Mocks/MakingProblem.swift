package import MockStore

/// Why a mock cannot be made or changed, as a sentence for whoever asked.
package enum MakingProblem: Error, Sendable, CustomStringConvertible {
    case noName
    case nameIsTaken(String)
    case collectionIsGone
    case isReadFromFiles
    case isGone
    case changedMeanwhile
    /// Other replicas were faster, again and again.
    case changedElsewhere
    /// What was sent is not a document of the kind; with the reader's reason.
    case unreadable(LibraryDocument.Kind, String?)
    /// The key is revoked, and other replicas may still accept it.
    case revokedNotEverywhere(String)
    case noSuchKey(UnclearFingerprint)
    /// The state directory does not take it.
    case notKept(String)

    package var description: String {
        switch self {
        case .noName: "A mock needs a name."
        case .nameIsTaken(let name): "There is a mock server named '\(name)' already. Choose another name."
        case .collectionIsGone: "Its collection or environment no longer exists."
        case .isReadFromFiles: "This mock server is read from files; change them."
        case .isGone: "This mock server is gone."
        case .changedMeanwhile: "The collection was changed meanwhile. Load the page again, and repeat your change."
        case .changedElsewhere: "Other replicas are changing mocks at the same time. Repeat your change."
        case .unreadable(.collection, let reason):
            "This is not a Postman collection; export it as v2.1\(reason.map { ": \($0)" } ?? "")."
        case .unreadable(.environment, let reason):
            "This is not an exported Postman environment\(reason.map { ": \($0)" } ?? "")."
        case .revokedNotEverywhere(let reason):
            "The old key is revoked, but another replica may still accept it: \(reason). Repeat your change."
        case .noSuchKey(let problem): "\(problem)"
        case .notKept(let reason): "It cannot be stored, so it was not created: \(reason)."
        }
    }
}
