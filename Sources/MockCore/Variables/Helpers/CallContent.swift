import HTTPMessage
import PostmanModel

/// A call as the holes of templates read it; its body is parsed only when one asks, and once.
struct CallContent {
    let call: Call
    /// What the wildcards of path and query took, by name.
    let captures: [String: String]

    init(_ call: Call, captures: [String: String] = [:]) {
        self.call = call
        self.captures = captures
    }

    /// The body as something that paths lead into.
    private lazy var body = Body(of: call)

    private enum Body {
        case json(JSONValue)
        /// Text fields in order.
        case form([(name: String, value: String)])
        case opaque

        init(of call: Call) {
            // curl sends JSON as a form unless told otherwise, so the text itself is asked first.
            let first = call.body.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
            if first == UInt8(ascii: "{") || first == UInt8(ascii: "["),
                let document = try? JSONDocument.parse(call.body)
            {
                self = .json(document.root)
                return
            }
            switch call.headers["Content-Type"].flatMap({ MediaType($0) })?.essence {
            case "application/x-www-form-urlencoded":
                self = .form(QueryPiece.split(urlencodedBody: call.body).map { ($0.decodedKey, $0.decodedValue) })
            case "multipart/form-data":
                let fields = MultipartForm.parse(call) ?? []
                self = .form(
                    fields.filter { $0.filename == nil }
                        .map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
            default:
                self = .opaque
            }
        }
    }

    /// The text of a value inside a JSON body, or of a form's field; nil where the path leads nowhere.
    mutating func bodyText(at path: ObjectPath) -> [UInt8]? {
        switch body {
        case .json(let root): root.value(at: path)?.insertedText
        case .form(let fields): fields.first { $0.name == path.name }.map { Array($0.value.utf8) }
        case .opaque: nil
        }
    }

    /// The decoded value of the first query parameter of that name.
    func queryParameter(_ name: String) -> String? {
        Target(call.target).queryPieces.first { $0.decodedKey == name }?.decodedValue
    }

    /// A decoded segment of the path, counted from 0; an empty one is none.
    func pathSegment(_ index: Int) -> String? {
        let segments = Target(call.target).segments
        guard segments.indices.contains(index), !segments[index].isEmpty else { return nil }
        return PercentCoding.decodePathSegment(segments[index])
    }

    /// The value of a header, repeats joined by commas.
    func header(_ name: String) -> String? {
        let values = call.headers.values(of: name)
        return values.isEmpty ? nil : values.joined(separator: ", ")
    }
}
