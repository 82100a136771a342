/// Why a store did not do what it was asked.
enum StoreProblem: Error, Sendable, Hashable {
    /// It cannot be reached, or did not answer in time; whether it has done it is not known.
    case away(String)
    /// It answered that it will not.
    case refused(String)

    /// A lower-case fragment.
    var reason: String {
        switch self {
        case .away(let reason): "the shared store cannot be reached: \(reason)"
        case .refused(let reason): "the shared store refuses: \(reason)"
        }
    }
}
