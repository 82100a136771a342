/// A large text taken apart at one list: the text around the list, and runs of its elements that can be parsed one by
/// one, in any order, without a tree of the whole text in memory.
struct SplitDocument {
    /// The text around the list, which is empty here; the whole text where there are no parts.
    let frame: JSONDocument
    /// Where the runs of elements stand in the text, in order.
    let parts: [Range<Int>]
    private let depthLimit: Int

    /// Takes a text apart at the list that is the member `name` of its outermost object; a text without such a list,
    /// or with one that is too short for two parts, stays whole.
    ///
    /// Nil where the text around the list is not JSON, or where the list is not the one that counts.
    init?(_ bytes: [UInt8], at name: StaticString, partByteCount: Int, depthLimit: Int) {
        var parser = JSONParser(depthLimit: depthLimit, splitting: name, partByteCount: partByteCount)
        do {
            try parser.parse(bytes.span)
        } catch {
            return nil
        }
        frame = JSONDocument(bytes: bytes, nodes: parser.nodes, flags: parser.flags)
        parts = parser.parts
        self.depthLimit = depthLimit
        // Of several members of this name the last one counts.
        if let list = parser.splitList, frame.root[name]?.index != list { return nil }
    }

    /// The elements of a part as a list of their own; nil where they are not JSON.
    func document(at index: Int) -> JSONDocument? {
        // A copy, as threads that count their references to the same bytes wait for each other all the time.
        let bytes = Array(frame.bytes[parts[index]])
        // Around the elements are the list and the outermost object.
        var parser = JSONParser(depthLimit: depthLimit - 1)
        do {
            try parser.parseElements(bytes.span)
        } catch {
            return nil
        }
        return JSONDocument(bytes: bytes, base: parts[index].lowerBound, nodes: parser.nodes, flags: parser.flags)
    }
}

extension JSONParser {
    /// Goes to the end of the list that has just been entered and notes the runs of its elements; does nothing where
    /// it has no end.
    mutating func split(_ bytes: Span<UInt8>) {
        var skimmer = ListSkimmer(start: position)
        var start = position
        var parts: [Range<Int>] = []
        while let boundary = skimmer.next(in: bytes, from: start + partByteCount) {
            switch boundary {
            case .comma(let comma):
                parts.append(start..<comma)
                start = comma + 1
            case .end(let end):
                // An empty part is not JSON, and an empty list needs no parts.
                guard !parts.isEmpty else { return }
                parts.append(start..<end)
                self.parts = parts
                splitList = nodes.count - 1
                position = end
                return
            }
        }
    }
}
