/// The fields of a `multipart/form-data` body: texts by key and value, files by key alone (B-4.38).
enum MultipartForm {
    struct Field: Hashable, Sendable {
        var key: String
        /// Nil for a file.
        var text: String?
    }

    /// Nil where the body is not such a form.
    static func fields(of body: [UInt8], contentType: String) -> [Field]? {
        guard let boundary = boundary(of: contentType) else { return nil }
        let delimiter = Array("--\(boundary)".utf8)
        let parts = split(body, at: delimiter)
        guard parts.count >= 2, parts[parts.count - 1].starts(with: "--".utf8) else { return nil }
        var fields: [Field] = []
        for part in parts[1..<(parts.count - 1)] {
            guard let field = field(of: part) else { return nil }
            fields.append(field)
        }
        return fields
    }

    private static func boundary(of contentType: String) -> String? {
        for parameter in contentType.split(separator: ";").dropFirst() {
            let parameter = parameter.trimmedBlanks
            guard parameter.lowercased().hasPrefix("boundary=") else { continue }
            let value = parameter.dropFirst(9)
            let isQuoted = value.count >= 2 && value.hasPrefix("\"") && value.hasSuffix("\"")
            return String(isQuoted ? value.dropFirst().dropLast() : value)
        }
        return nil
    }

    private static func split(_ body: [UInt8], at delimiter: [UInt8]) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var start = 0
        var index = 0
        while index + delimiter.count <= body.count {
            if body[index] == delimiter[0], body[index...].starts(with: delimiter) {
                parts.append(body[start..<index])
                index += delimiter.count
                start = index
            } else {
                index += 1
            }
        }
        return parts + [body[start...]]
    }

    private static func field(of part: ArraySlice<UInt8>) -> Field? {
        let text = String(decoding: part, as: UTF8.self)
        guard text.hasPrefix("\r\n"), text.hasSuffix("\r\n") else { return nil }
        let lines = Array(text.utf8.dropFirst(2))
        let blankLine = Array("\r\n\r\n".utf8)
        guard
            let end = lines.indices.first(where: { lines[$0] == blankLine[0] && lines[$0...].starts(with: blankLine) })
        else { return nil }
        let head = String(decoding: lines[..<end], as: UTF8.self)
        let value = lines[(end + 4)...].dropLast(2)
        guard let name = parameter("name", in: head) else { return nil }
        if parameter("filename", in: head) != nil { return Field(key: name, text: nil) }
        return Field(key: name, text: String(decoding: value, as: UTF8.self))
    }

    private static func parameter(_ name: String, in head: String) -> String? {
        for line in head.split(whereSeparator: \.isNewline) {
            guard line.lowercased().hasPrefix("content-disposition:") else { continue }
            for piece in line.split(separator: ";").dropFirst() {
                let piece = piece.trimmedBlanks
                guard piece.hasPrefix("\(name)=\""), piece.hasSuffix("\"") else { continue }
                return String(piece.dropFirst(name.count + 2).dropLast())
            }
        }
        return nil
    }
}
