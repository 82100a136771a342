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

    /// Takes elements of an array, or members of an object, out of its text, each with one comma.
    ///
    /// - Parameters:
    ///   - gone: indices into the ranges.
    ///   - ranges: where all of them stand, in their order.
    package static func removals(of gone: Set<Int>, from ranges: [Range<Int>]) -> [TextEdit] {
        var edits: [TextEdit] = []
        var hasKept = false
        for (index, range) in ranges.enumerated() {
            guard gone.contains(index) else {
                hasKept = true
                continue
            }
            if hasKept {
                edits.append(TextEdit(ranges[index - 1].upperBound..<range.upperBound))
            } else {
                let end = index + 1 < ranges.count ? ranges[index + 1].lowerBound : range.upperBound
                edits.append(TextEdit(range.lowerBound..<end))
            }
        }
        return edits
    }
}
