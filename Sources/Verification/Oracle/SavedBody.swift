import HTTPMessage
import PostmanModel

/// The body of an example's request, ready for comparison by its kind (B-4.38, D8).
struct SavedBody: Sendable {
    enum Kind: Sendable {
        case none
        case json
        case xml
        case bytes
        case urlencoded([Parameter: Int])
        case form([MultipartForm.Field: Int])
        case graphQL(query: String, variables: [UInt8], operationName: String?)
        /// A file whose content is not in the collection: it equals nothing.
        case unknown
    }

    let kind: Kind
    /// The text of raw and file bodies after substitution.
    let bytes: [UInt8]
    /// The one spelling of JSON and XML; nil where the text does not parse.
    let canonical: [UInt8]?

    var isEmpty: Bool { if case .none = kind { true } else { false } }

    /// That of a request without one.
    static let none = SavedBody(
        nil, contentType: nil, scope: VariableScope(collection: [], item: [], environment: []))

    init(_ body: RequestBody?, contentType: String?, scope: VariableScope) {
        var bytes: [UInt8] = []
        switch body {
        case nil:
            kind = .none
        case .raw(let text, let language):
            bytes = scope.substitute(bytes: Array(text.utf8))
            kind = Self.rawKind(bytes, language: language, contentType: contentType)
        case .file(_, let content):
            bytes = scope.substitute(bytes: Array((content ?? "").utf8))
            kind = content == nil ? .unknown : bytes.isEmpty ? .none : .bytes
        case .urlencoded(let rows):
            let parameters = rows.filter(\.isEnabled).map {
                Parameter(key: scope.substitute($0.key), value: scope.substitute($0.value ?? ""))
            }
            kind = parameters.isEmpty ? .none : .urlencoded(parameters.counted)
        case .formData(let rows):
            let fields = rows.filter(\.isEnabled).map { row -> MultipartForm.Field in
                var text: String?
                if case .text(let value) = row.content { text = scope.substitute(value) }
                return MultipartForm.Field(key: scope.substitute(row.key), text: text)
            }
            kind = fields.isEmpty ? .none : .form(fields.counted)
        case .graphQL(let query, let variables, let operationName):
            let variables = Array(scope.substitute(variables ?? "").utf8)
            let isNamed = operationName.map { !$0.isEmpty } ?? false
            kind =
                query.isEmpty && variables.isEmpty
                ? .none
                : .graphQL(
                    query: GraphQLCall.collapsed(scope.substitute(query)),
                    variables: GraphQLCall.canonical(variables: variables), operationName: isNamed ? operationName : nil
                )
        }
        self.bytes = bytes
        canonical =
            switch kind {
            case .json: CanonicalJSON.bytes(of: bytes)
            case .xml: CanonicalXML.bytes(of: bytes)
            default: nil
            }
    }

    private static func rawKind(_ bytes: [UInt8], language: String?, contentType: String?) -> Kind {
        guard !bytes.isEmpty else { return .none }
        let language = language?.lowercased()
        let type = contentType.flatMap(MediaTypeText.essence) ?? ""
        let first = bytes.first { !" \t\r\n".utf8.contains($0) }
        let isJSON = type == "application/json" || type.hasSuffix("+json")
        if language == "json" || isJSON || first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { return .json }
        let isXML = type == "application/xml" || type == "text/xml" || type.hasSuffix("+xml")
        if language == "xml" || isXML || first == UInt8(ascii: "<") { return .xml }
        return .bytes
    }

    /// Bodies of one identity equal the same calls.
    struct Identity: Sendable, Hashable {
        fileprivate var kind: Int
        fileprivate var texts: [[UInt8]] = []
        fileprivate var parameters: [Parameter: Int] = [:]
        fileprivate var fields: [MultipartForm.Field: Int] = [:]
    }

    var identity: Identity {
        switch kind {
        case .none: Identity(kind: 0)
        case .json: Identity(kind: 1, texts: [bytes])
        case .xml: Identity(kind: 2, texts: [bytes])
        case .bytes: Identity(kind: 3, texts: [bytes])
        case .urlencoded(let parameters): Identity(kind: 4, parameters: parameters)
        case .form(let fields): Identity(kind: 5, fields: fields)
        case .graphQL(let query, let variables, let operationName):
            Identity(
                kind: 6, texts: [Array(query.utf8), variables] + (operationName.map { [Array($0.utf8)] } ?? []))
        case .unknown: Identity(kind: 7)
        }
    }

    /// Whether a call's body is the same; both empty is for the caller to decide.
    func equals(_ call: CallBody) -> Bool {
        switch kind {
        case .none, .unknown:
            return false
        case .bytes:
            return bytes == call.bytes
        case .json:
            return bytes == call.bytes || (canonical != nil && canonical == call.canonicalJSON)
        case .xml:
            return bytes == call.bytes || (canonical != nil && canonical == call.canonicalXML)
        case .urlencoded(let parameters):
            return parameters == call.parameters
        case .form(let fields):
            return fields == call.fields
        case .graphQL(let query, let variables, let operationName):
            guard let sent = call.graphQL else { return false }
            return query.isExactly(sent.query) && variables == sent.variables
                && (operationName == nil || operationName == sent.operationName)
        }
    }
}

/// The body of a call, read as each kind at most once.
final class CallBody {
    let bytes: [UInt8]
    private let contentType: String?

    private(set) lazy var canonicalJSON = CanonicalJSON.bytes(of: bytes)
    private(set) lazy var canonicalXML = CanonicalXML.bytes(of: bytes)
    private(set) lazy var parameters = Parameter.parameters(
        of: String(decoding: bytes, as: UTF8.self)
    ).map { Parameter(key: $0.key, value: $0.value) }.counted
    private(set) lazy var fields = MultipartForm.fields(of: bytes, contentType: contentType ?? "")?.counted
    private(set) lazy var graphQL = GraphQLCall(bytes)

    init(_ call: Call) {
        bytes = call.body
        contentType = call.headers["Content-Type"]
    }
}

extension Sequence where Element: Hashable {
    /// How often each element occurs: a multiset.
    var counted: [Element: Int] {
        reduce(into: [:]) { counts, element in counts[element, default: 0] += 1 }
    }
}

/// The parts of a media type that count for comparison.
enum MediaTypeText {
    /// `application/json` of `Application/JSON; charset=utf-8`; nil for what is not a media type (D8).
    static func essence(_ text: String) -> String? { MediaType(text)?.essence }
}
