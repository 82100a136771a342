/// Looks for short ASCII texts in the bytes of a file.
enum ByteSearch {
    /// Whether any of the texts, which all begin with `first`, occurs.
    static func contains(anyOf texts: [[UInt8]], beginningWith first: UInt8, in bytes: [UInt8]) -> Bool {
        let span = bytes.span
        for index in 0..<span.count where span[index] == first {
            for text in texts where index + text.count <= span.count {
                var length = 1
                while length < text.count, span[index + length] == text[length] { length += 1 }
                if length == text.count { return true }
            }
        }
        return false
    }
}
