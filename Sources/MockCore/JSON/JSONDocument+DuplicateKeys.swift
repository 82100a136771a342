/// A member name that an object has already.
package struct DuplicateKey: Sendable {
    package var name: String
    package var first: JSONValue
    package var repeated: JSONValue
}

extension JSONDocument {
    /// Every repeated member name of every object, in the order of the text; linear in its length.
    package func duplicateKeys() -> [DuplicateKey] {
        var duplicates: [DuplicateKey] = []
        var keys: [Int] = []
        for index in nodes.indices where nodes[index].kind == .object {
            keys.removeAll(keepingCapacity: true)
            var child = index + 1
            while child < Int(nodes[index].next) {
                keys.append(child)
                child = Int(nodes[child + 1].next)
            }
            if mayRepeat(keys) { collectRepeats(among: keys, into: &duplicates) }
        }
        return duplicates.sorted { $0.repeated.offset < $1.repeated.offset }
    }

    /// Compares a few plain names with each other; what is more goes through a hash table.
    private func mayRepeat(_ keys: [Int]) -> Bool {
        guard keys.count <= 12, !keys.contains(where: { nodes[$0].flags.contains(.escapes) }) else { return true }
        for (position, key) in keys.enumerated() {
            let start = Int(nodes[key].start)
            let length = Int(nodes[key].end) - start
            for other in keys[..<position] where Int(nodes[other].end - nodes[other].start) == length {
                let otherStart = Int(nodes[other].start)
                if (0..<length).allSatisfy({ bytes[start + $0] == bytes[otherStart + $0] }) { return true }
            }
        }
        return false
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
