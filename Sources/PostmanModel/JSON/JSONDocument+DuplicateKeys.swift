/// A member name that an object has already.
package struct DuplicateKey: Sendable {
    package var name: String
    package var first: JSONValue
    package var repeated: JSONValue
}

extension JSONDocument {
    /// Every repeated member name of every object, in the order of the text; linear in its length.
    package func duplicateKeys() -> [DuplicateKey] {
        let nodes = self.nodes
        let list = nodes.span
        var duplicates: [DuplicateKey] = []
        var prints: [UInt64] = []
        for index in list.indices where list[index].kind == .object {
            prints.removeAll(keepingCapacity: true)
            var mayRepeat = false
            var child = index + 1
            while child < Int(list[index].next), !mayRepeat {
                let print = fingerprint(of: list[child])
                mayRepeat = print == nil || prints.count == Self.comparedNameCount
                if let print {
                    for other in prints where other == print { mayRepeat = true }
                    prints.append(print)
                }
                child = Int(list[child + 1].next)
            }
            if mayRepeat { collectRepeats(among: keys(of: index), into: &duplicates) }
        }
        return duplicates.sorted { $0.repeated.offset < $1.repeated.offset }
    }

    /// So many names are compared with each other; those of a larger object go through a hash table.
    private static let comparedNameCount = 16

    /// A number that differs only for different names; nil for a name with escapes, which has several spellings.
    private func fingerprint(of key: JSONNode) -> UInt64? {
        guard !key.flags.contains(.escapes) else { return nil }
        let start = Int(key.start)
        let length = Int(key.end) - start
        let bytes = self.bytes
        let span = bytes.span
        // Behind a name there is always a quotation mark, a colon and more, but perhaps no eight bytes.
        guard start + 8 <= span.count else { return nil }
        let word = UInt64(littleEndian: span.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
        let head = length >= 8 ? word : word & ((1 << UInt64(8 * length)) - 1)
        return head ^ (UInt64(truncatingIfNeeded: length) << 56)
    }

    private func keys(of object: Int) -> [Int] {
        var keys: [Int] = []
        var child = object + 1
        while child < Int(nodes[object].next) {
            keys.append(child)
            child = Int(nodes[child + 1].next)
        }
        return keys
    }

    private func collectRepeats(among keys: [Int], into duplicates: inout [DuplicateKey]) {
        var firsts: [String: Int] = [:]
        for key in keys {
            let name = decodedString(key)
            if let first = firsts[name] {
                duplicates.append(
                    DuplicateKey(
                        name: name, first: JSONValue(document: self, index: first),
                        repeated: JSONValue(document: self, index: key)))
            } else {
                firsts[name] = key
            }
        }
    }
}
