import HTTPMessage
import PostmanModel

/// What a `{{$body 'path' 'default'}}` in an example must become for a given call (B-5.32, 5.33, B-12.35).
///
/// Written from the specification's page alone, as all of the oracle (V-3).
struct HelperCall {
    private let name: String
    private let arguments: [[UInt8]]

    /// Nil for a token that is not a helper called as documented.
    init?(token: String) {
        var rest = Array(token.utf8)[...]
        name = String(decoding: rest.prefix { !Self.isBlank($0) }, as: UTF8.self)
        rest = rest.drop { !Self.isBlank($0) }
        var arguments: [[UInt8]] = []
        while case let quoted = rest.drop(while: Self.isBlank), !quoted.isEmpty {
            guard quoted.count < rest.count, let (text, end) = Self.quotedText(quoted) else { return nil }
            arguments.append(text)
            rest = quoted[end...]
        }
        let isKnown = ["$body", "$queryParams", "$pathSegments", "$headers"].contains(name)
        guard isKnown, arguments.count <= 2, !arguments.isEmpty || name == "$body" else { return nil }
        self.arguments = arguments
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    /// The text in single quotes that begins there, `\'` being a quote, and the offset behind it.
    private static func quotedText(_ bytes: ArraySlice<UInt8>) -> ([UInt8], Int)? {
        let quote = UInt8(ascii: "'")
        guard bytes.first == quote else { return nil }
        var text: [UInt8] = []
        var index = bytes.startIndex + 1
        while index < bytes.endIndex {
            if bytes[index] == quote { return (text, index + 1) }
            let isEscape = bytes[index] == UInt8(ascii: "\\") && index + 1 < bytes.endIndex && bytes[index + 1] == quote
            text.append(isEscape ? quote : bytes[index])
            index += isEscape ? 2 : 1
        }
        return nil
    }

    /// The exact text, or a hole where only the wire decides it.
    func part(for call: Call) -> Expectation.TemplatePart {
        if name == "$headers", isName("host"), !call.headers.contains("host") { return .hole(Self.host) }
        return .literal(value(for: call) ?? (arguments.count > 1 ? arguments[1] : []))
    }

    /// The port is chosen when the mock starts.
    private static let host = TextShape("the mock's host and port", "[A-Za-z0-9.-]+(:[0-9]+)?")

    private func isName(_ text: String) -> Bool {
        String(decoding: argument, as: UTF8.self).isEqualIgnoringASCIICase(to: text)
    }

    /// Dots part nothing where there is no depth, so an escaped one is a plain one.
    private var argument: [UInt8] { Array(Self.keys(of: arguments.first ?? []).joined(separator: ".".utf8)) }

    private static func keys(of path: [UInt8]) -> [[UInt8]] {
        var keys: [[UInt8]] = [[]]
        var isEscaped = false
        for byte in path {
            switch byte {
            case UInt8(ascii: ".") where isEscaped: keys[keys.count - 1][keys[keys.count - 1].count - 1] = byte
            case UInt8(ascii: "."): keys.append([])
            default: keys[keys.count - 1].append(byte)
            }
            isEscaped = byte == UInt8(ascii: "\\")
        }
        return keys
    }

    private func value(for call: Call) -> [UInt8]? {
        switch name {
        case "$queryParams":
            let key = String(decoding: argument, as: UTF8.self)
            guard !["apikey", "xapikey"].contains(key.lowercased().replacing(#/[-_]/#, with: "")) else { return nil }
            let query = call.target.drop { $0 != "?" }.dropFirst()
            return Parameter.parameters(of: query).first { $0.key == key }.map { Array($0.value.utf8) }
        case "$pathSegments":
            let segments = SavedPath.split(String(call.target.prefix { $0 != "?" }))
            guard let index = Self.index(argument), index < segments.count, !segments[index].isEmpty else { return nil }
            return Array(Decoding.pathSegment(segments[index]).utf8)
        case "$headers":
            return header(of: call)
        default:
            if arguments.first?.isEmpty ?? true { return call.body.isEmpty ? nil : call.body }
            return field(of: call)
        }
    }

    private static func index(_ text: [UInt8]) -> Int? {
        let text = String(decoding: text, as: UTF8.self)
        return Int(text).flatMap { $0 >= 0 && String($0) == text ? $0 : nil }
    }

    /// What the caller sent, and what every client adds; credentials are never told (B-3.20, S-10).
    private func header(of call: Call) -> [UInt8]? {
        let untold = ["x-api-key", "authorization", "proxy-authorization", "cookie", "set-cookie"]
        guard !untold.contains(where: isName) else { return nil }
        let values = call.headers.values(of: String(decoding: argument, as: UTF8.self))
        if !values.isEmpty { return Array(values.joined(separator: ", ").utf8) }
        let hasLength = !call.body.isEmpty || ["POST", "PUT", "PATCH"].contains(call.method)
        return isName("content-length") && hasLength ? Array(String(call.body.count).utf8) : nil
    }

    private func field(of call: Call) -> [UInt8]? {
        if let value = JSONPath.value(at: Self.keys(of: arguments[0]), in: call.body) { return value }
        let isJSON = [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(
            call.body.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) })
        guard !isJSON || CanonicalJSON.bytes(of: call.body) == nil else { return nil }
        let name = String(decoding: argument, as: UTF8.self)
        let contentType = call.headers["Content-Type"] ?? ""
        switch MediaTypeText.essence(contentType) {
        case "application/x-www-form-urlencoded":
            let pairs = Parameter.parameters(of: String(decoding: call.body, as: UTF8.self))
            return pairs.first { $0.key == name }.map { Array($0.value.utf8) }
        case "multipart/form-data":
            let fields = MultipartForm.fields(of: call.body, contentType: contentType) ?? []
            return fields.first { $0.key == name && $0.text != nil }?.text.map { Array($0.utf8) }
        default:
            return nil
        }
    }
}
