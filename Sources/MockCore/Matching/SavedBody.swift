import HTTPMessage
import PostmanModel
import XMLSupport

/// The request body of an example, substituted, with what is needed to compare it.
struct SavedBody: Sendable {
    /// With variables replaced.
    let body: RequestBody
    /// The media type of the example's own Content-Type row.
    private let mediaType: MediaType?

    /// - Returns: nil where there is nothing to compare: no body, or an empty one.
    init?(_ body: RequestBody?, mediaType: MediaType?, scope: VariableScope) {
        guard let body = body?.substituted(by: scope), !body.isEmpty else { return nil }
        self.body = body
        self.mediaType = mediaType
    }

    /// The body as a client would send it; nil for multipart forms and files that the collection does not carry.
    var bytes: [UInt8]? {
        switch body {
        case .raw(let text, _): Array(text.utf8)
        case .urlencoded(let rows):
            Array(
                rows.filter(\.isEnabled).map { row in
                    let value = PercentCoding.encodeQueryComponent(row.value ?? "")
                    return "\(PercentCoding.encodeQueryComponent(row.key))=\(value)"
                }.joined(separator: "&").utf8)
        case .graphQL(let query, let variables, let operationName):
            GraphQLBody(query: query, variables: variables, operationName: operationName).bytes
        case .file(_, let content): content.map { Array($0.utf8) }
        case .formData: nil
        }
    }

    var key: BodyKey {
        switch body {
        case .raw(let text, let language): rawKey(text, language: language)
        case .urlencoded(let rows):
            .urlencoded(rows.filter(\.isEnabled).map { FormPair.text($0.key, $0.value ?? "") }.sorted())
        case .formData(let fields):
            .formData(fields.filter(\.isEnabled).map(FormPair.text).sorted())
        case .graphQL(let query, let variables, let operationName):
            GraphQLBody(query: query, variables: variables, operationName: operationName).key
        case .file(_, let content):
            content.map { .bytes(Array($0.utf8)) } ?? .unequal
        }
    }

    private func rawKey(_ text: String, language: String?) -> BodyKey {
        let bytes = Array(text.utf8)
        let first = bytes.first { !$0.isJSONWhiteSpace }
        if language == "json" || mediaType?.isJSON == true || first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            return BodyKey.canonicalJSON(bytes).map(BodyKey.json) ?? .bytes(bytes)
        }
        if language == "xml" || mediaType?.isXML == true || first == UInt8(ascii: "<") {
            return CanonicalXML.bytes(of: bytes).map(BodyKey.xml) ?? .bytes(bytes)
        }
        return .bytes(bytes)
    }
}

extension BodyKey {
    /// The canonical form of a JSON text; nil for what is none.
    static func canonicalJSON(_ bytes: [UInt8]) -> [UInt8]? {
        try? JSONDocument.parse(bytes).root.canonicalBytes()
    }
}

/// The text under which a form's fields compare; no key can hold the separator.
enum FormPair {
    static func text(_ key: String, _ value: String) -> ExactText { ExactText("\(key)\u{0}=\(value)") }

    static func text(_ field: FormField) -> ExactText {
        switch field.content {
        case .text(let value): text(field.key, value)
        case .file: file(field.key)
        }
    }

    static func file(_ key: String) -> ExactText { ExactText("\(key)\u{0}file") }
}

extension RequestBody {
    fileprivate func substituted(by scope: VariableScope) -> RequestBody {
        switch self {
        case .raw(let text, let language):
            return .raw(scope.substitute(text), language: language)
        case .urlencoded(let rows):
            return .urlencoded(
                rows.map { Row(scope.substitute($0.key), $0.value.map(scope.substitute), isEnabled: $0.isEnabled) })
        case .formData(let fields):
            return .formData(
                fields.map { field in
                    var field = field
                    field.key = scope.substitute(field.key)
                    if case .text(let value) = field.content { field.content = .text(scope.substitute(value)) }
                    return field
                })
        case .graphQL(let query, let variables, let operationName):
            return .graphQL(
                query: scope.substitute(query), variables: variables.map(scope.substitute),
                operationName: operationName.map(scope.substitute))
        case .file(let source, let content):
            return .file(source: source, content: content.map(scope.substitute))
        }
    }

    fileprivate var isEmpty: Bool {
        switch self {
        case .raw(let text, _): text.isEmpty
        case .urlencoded(let rows): !rows.contains(where: \.isEnabled)
        case .formData(let fields): !fields.contains(where: \.isEnabled)
        case .graphQL(let query, let variables, _): query.isEmpty && (variables ?? "").isEmpty
        case .file(let source, let content): source == nil && (content ?? "").isEmpty
        }
    }
}

extension UInt8 {
    /// Space, tab, line feed, carriage return.
    fileprivate var isJSONWhiteSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
