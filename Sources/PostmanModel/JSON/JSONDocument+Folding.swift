/// Documents whose small lists and objects are read when they are looked at.
///
/// The nodes of a large text take more room than the text, and whoever walks it looks at one small part after the other.
extension JSONDocument {
    /// Large enough to keep few nodes, small enough to be read again in no time.
    private static let foldedByteCount = 4096

    /// Reads a text as `parse` does, but keeps the nodes of large lists and objects only.
    ///
    /// Its values can be reached from the root, by their index and by their offset. What compares or copies values as a
    /// whole is for those that are not folded, and for documents without any.
    package static func parseFolded(
        _ bytes: [UInt8], limits: ReadingLimits = ReadingLimits(), foldedByteCount: Int = foldedByteCount
    ) throws(JSONSyntaxError) -> JSONDocument {
        try parse(bytes, limits: limits, foldedByteCount: foldedByteCount)
    }

    /// A value with all that is in it.
    func value(at index: Int) -> JSONValue {
        let node = nodes[index]
        guard node.flags.contains(.folded) else { return JSONValue(document: self, index: index) }
        return unfolded(from: Int(node.start), to: Int(node.end)) ?? JSONValue(document: self, index: index)
    }

    /// The value that begins at a byte of the file; nil where none does.
    func value(beginningAt offset: Int) -> JSONValue? {
        let start = offset - base
        guard bytes.indices.contains(start) else { return nil }
        // A string's node begins behind its quotation mark.
        let isString = bytes[start] == UInt8(ascii: "\"")
        guard let index = lastNode(beginningAtMost: isString ? start + 1 : start) else { return nil }
        let node = nodes[index]
        if Int(node.start) == (isString ? start + 1 : start) { return value(at: index) }
        guard node.flags.contains(.folded), start < Int(node.end) else { return nil }
        return isString ? string(at: start) : unfolded(from: start, to: Int(node.end))
    }

    /// Nodes stand in the order of their first bytes.
    private func lastNode(beginningAtMost start: Int) -> Int? {
        var (low, high) = (0, nodes.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(nodes[middle].start) > start { high = middle } else { low = middle + 1 }
        }
        return low > 0 ? low - 1 : nil
    }

    /// A list or an object as a text of its own: threads that count their references to the same bytes wait for each
    /// other.
    private func unfolded(from start: Int, to end: Int) -> JSONValue? {
        let bytes = self.bytes
        var parser = JSONParser(depthLimit: .max)
        do throws(JSONSyntaxError) {
            try parser.parseFirst(bytes.span.extracting(start..<end))
        } catch {
            return nil
        }
        let text = Array(bytes[start..<start + parser.position])
        return JSONDocument(bytes: text, base: base + start, nodes: parser.nodes, flags: parser.flags).root
    }

    private func string(at start: Int) -> JSONValue? {
        let bytes = self.bytes
        var parser = JSONParser(depthLimit: .max)
        parser.position = start
        guard (try? parser.skipString(bytes.span)) != nil else { return nil }
        let literal = Array(bytes[start..<parser.position])
        return (try? JSONDocument.parse(literal, base: base + start))?.root
    }
}
