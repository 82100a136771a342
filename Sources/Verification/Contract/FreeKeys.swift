import HTTPMessage

/// Tells maps, whose keys are data, from records, whose keys are names.
///
/// A map's members all have one kind of value, and its keys either look like data (numbers, UUIDs, dates, addresses) or
/// differ from example to example so much that none of them is in all. Where that guess is wrong the manifest says so.
enum FreeKeys {
    static func isMap(_ shape: Shape) -> Bool {
        guard !shape.members.isEmpty, hasOneKind(shape) else { return false }
        if shape.members.keys.allSatisfy(looksLikeData) { return true }
        guard shape.objectCount > 1, shape.members.count >= 3 else { return false }
        return shape.members.values.allSatisfy { $0.count == 1 }
    }

    private static func hasOneKind(_ shape: Shape) -> Bool {
        var kinds = Shape.Kind()
        for member in shape.members.values { kinds.formUnion(member.shape.kinds) }
        kinds.subtract(.null)
        if kinds.contains(.fraction) { kinds.subtract(.integer) }
        return kinds.rawValue.nonzeroBitCount <= 1
    }

    private static func looksLikeData(_ key: String) -> Bool {
        guard let first = key.utf8.first, first != UInt8(ascii: "@") else { return false }
        let formats = StringFormat(of: key)
        if !formats.isEmpty { return true }
        // A hash or an object id: many hexadecimal digits, some of them numbers.
        return key.utf8.count >= 16 && key.utf8.allSatisfy { $0.hexadecimalValue != nil }
            && key.utf8.contains { (0x30...0x39).contains($0) }
    }
}
