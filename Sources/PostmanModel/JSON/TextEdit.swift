/// Bytes of a file to be replaced by others.
package struct TextEdit: Sendable, Hashable {
    package var range: Range<Int>
    package var text: [UInt8]

    package init(_ range: Range<Int>, _ text: some Sequence<UInt8> = []) {
        self.range = range
        self.text = Array(text)
    }

    /// - Parameter edits: in their order, none over another.
    package static func apply(_ edits: [TextEdit], to bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var end = 0
        for edit in edits {
            result += bytes[end..<edit.range.lowerBound]
            result += edit.text
            end = edit.range.upperBound
        }
        return result + bytes[end...]
    }
}
