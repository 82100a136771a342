import HTTPMessage

/// A request body in the form in which bodies of its kind are equal (B-4.38).
enum BodyKey: Sendable, Hashable {
    /// JSON by value, in canonical form.
    case json([UInt8])
    /// XML without what white space and spelling add.
    case xml([UInt8])
    /// Decoded `key=value` pairs of a form, sorted.
    case urlencoded([ExactText])
    /// Fields of a multipart form, sorted; files by their key alone.
    case formData([ExactText])
    case graphQL(query: ExactText, variables: [UInt8], operationName: ExactText?)
    case bytes([UInt8])
    /// Equal to no call: a file whose content the collection does not carry.
    case unequal

    enum Kind: Sendable, Hashable {
        case json, xml, urlencoded, formData, graphQL, bytes, unequal
    }

    var kind: Kind {
        switch self {
        case .json: .json
        case .xml: .xml
        case .urlencoded: .urlencoded
        case .formData: .formData
        case .graphQL: .graphQL
        case .bytes: .bytes
        case .unequal: .unequal
        }
    }

    /// The texts as a whole, for a byte at a time takes longer than reading the body did.
    func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        switch self {
        case .json(let bytes), .xml(let bytes), .bytes(let bytes): bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
        case .urlencoded(let fields), .formData(let fields): hasher.combine(fields)
        case .graphQL(let query, let variables, let operationName):
            hasher.combine(query)
            hasher.combine(variables)
            hasher.combine(operationName)
        case .unequal: break
        }
    }
}
