/// One field of a `multipart/form-data` body.
package struct MultipartField: Sendable, Hashable {
    package var name: String
    /// Set where the field is a file.
    package var filename: String?
    package var contentType: String?
    package var bytes: [UInt8]

    package init(name: String, filename: String? = nil, contentType: String? = nil, bytes: [UInt8]) {
        self.name = name
        self.filename = filename
        self.contentType = contentType
        self.bytes = bytes
    }
}

/// Reads `multipart/form-data` bodies (RFC 7578).
package enum MultipartForm {
    /// The fields in order, or nil where the body is not a whole form with this boundary.
    package static func parse(_ body: [UInt8], boundary: String) -> [MultipartField]? {
        guard !boundary.isEmpty else { return nil }
        let delimiter = Array("\r\n--\(boundary)".utf8)
        // The first delimiter may open the body, so that its line break is the one before the body.
        let bytes = [0x0D, 0x0A] + body
        guard var cursor = find(delimiter, in: bytes, from: 0).map({ $0 + delimiter.count }) else { return nil }
        var fields: [MultipartField] = []
        while !bytes[cursor...].starts(with: "--".utf8) {
            while cursor < bytes.count, bytes[cursor] == 0x20 || bytes[cursor] == 0x09 { cursor += 1 }
            guard bytes[cursor...].starts(with: "\r\n".utf8), let end = find(delimiter, in: bytes, from: cursor),
                let field = field(bytes[(cursor + 2)..<max(cursor + 2, end)])
            else { return nil }
            fields.append(field)
            cursor = end + delimiter.count
        }
        return fields
    }

    /// The form in a call's body, if the call says that there is one.
    package static func parse(_ call: Call) -> [MultipartField]? {
        guard let type = call.headers["Content-Type"].flatMap(MediaType.init), type.essence == "multipart/form-data",
            let boundary = type.parameter("boundary")
        else { return nil }
        return parse(call.body, boundary: boundary)
    }

    private static func field(_ part: ArraySlice<UInt8>) -> MultipartField? {
        // A part without header lines begins with the empty line, so the search begins at the line break before it.
        var headers = HeaderList()
        var rest = part
        while true {
            guard let lineEnd = find([0x0D, 0x0A], in: rest, from: rest.startIndex) else { return nil }
            let line = rest[rest.startIndex..<lineEnd]
            rest = rest[(lineEnd + 2)...]
            if line.isEmpty { break }
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
            let name = String(decoding: line[..<colon], as: UTF8.self)
            guard name.isHTTPToken else { return nil }
            headers.append(name, String(decoding: line[(colon + 1)...], as: UTF8.self).trimmingHTTPBlanks)
        }
        var scanner = ParameterScanner(headers["Content-Disposition"] ?? "")
        guard scanner.token()?.isEqualIgnoringASCIICase(to: "form-data") == true,
            let parameters = scanner.parameters(), let name = parameters.first(where: { $0.name == "name" })
        else { return nil }
        return MultipartField(
            name: unescape(name.value), filename: parameters.first { $0.name == "filename" }.map { unescape($0.value) },
            contentType: headers["Content-Type"], bytes: Array(rest))
    }

    /// Browsers write exactly these three as escapes in names; any other percent sign is itself.
    private static func unescape(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var output = ""
        var rest = text[...]
        while let character = rest.first {
            if let escape = ["%22": "\"", "%0D": "\r", "%0A": "\n"].first(where: { rest.hasPrefix($0.key) }) {
                output += escape.value
                rest = rest.dropFirst(3)
            } else {
                output.append(character)
                rest = rest.dropFirst()
            }
        }
        return output
    }

    private static func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        find(needle, in: bytes[...], from: start)
    }

    private static func find(_ needle: [UInt8], in bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
        var index = start
        while index + needle.count <= bytes.endIndex {
            if bytes[index] == needle[0], bytes[index..<(index + needle.count)].elementsEqual(needle) { return index }
            index += 1
        }
        return nil
    }
}
