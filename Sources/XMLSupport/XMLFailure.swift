/// Work with XML that could not go on.
package enum XMLFailure: Error, Hashable, CustomStringConvertible {
    /// A call of libxml2's writer returned -1.
    case writing(operation: String)
    /// The schema itself does not compile.
    case schema([XMLProblem])
    /// The document could not be opened or the library had no memory for it.
    case reading(String)

    package var description: String {
        switch self {
        case .writing(let operation): "libxml2 refused to \(operation)"
        case .schema(let problems):
            "the XML schema does not compile: \(problems.map(\.description).joined(separator: "; "))"
        case .reading(let reason): "cannot read the XML document: \(reason)"
        }
    }
}
