import HTTPMessage

/// A body that a tool saved as bytes: Node's `{"type": "Buffer", "data": [1, 2]}`, or Base64 text.
enum StreamBody {
    /// Nil where the value is neither.
    static func bytes(_ value: JSONValue) -> [UInt8]? {
        guard let type = value["type"], let data = value["data"] else { return nil }
        if type.isString("Buffer"), data.kind == .array {
            let bytes = data.elements.compactMap { $0.integer.flatMap(UInt8.init(exactly:)) }
            return bytes
        }
        if type.isString("Base64"), let text = data.stringBytes { return Base64.bytes(text) }
        return nil
    }
}
