/// Hides the aliases of a YAML text from the parser, which would follow them wherever they lead.
///
/// A parser that puts the node of `&a` wherever `*a` stands can be made to build, compare and free structures of any
/// size and depth from a few lines. So each `*` that may begin an alias is replaced by a character that the text does
/// not have; `YAMLTranslation` puts the nodes in within its limits, and the `*` where it was only a character.
struct AliasShield {
    /// What the parser is given.
    let text: String
    /// What stands for `*`; nil where nothing was hidden.
    let mark: Character?

    init(_ text: String) {
        let bytes = Array(text.utf8)
        let places = AliasShield.places(in: bytes)
        guard !places.isEmpty, let mark = AliasShield.unusedScalar(in: text) else {
            self.text = text
            self.mark = nil
            return
        }
        var shielded: [UInt8] = []
        shielded.reserveCapacity(bytes.count + places.count * 2)
        var start = 0
        for place in places {
            shielded += bytes[start..<place]
            shielded += Array(String(mark).utf8)
            start = place + 1
        }
        shielded += bytes[start...]
        self.text = String(decoding: shielded, as: UTF8.self)
        self.mark = Character(mark)
    }

    /// The name of the alias that a plain scalar stands for.
    func aliasName(_ scalar: String) -> String? {
        guard let mark, scalar.first == mark else { return nil }
        return String(scalar.dropFirst())
    }

    /// A text as it was in the file.
    func restored(_ text: String) -> String {
        guard let mark, text.contains(mark) else { return text }
        return String(text.map { $0 == mark ? "*" : $0 })
    }

    /// Each `*` before the name of an anchor that stands further up; nothing for nearly every file.
    private static func places(in bytes: [UInt8]) -> [Int] {
        var anchors: Set<[UInt8]> = []
        var places: [Int] = []
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*") {
            let name = Array(bytes[(index + 1)...].prefix(while: isNamePart))
            guard !name.isEmpty else { continue }
            if byte == UInt8(ascii: "&") {
                anchors.insert(name)
            } else if anchors.contains(name) {
                places.append(index)
            }
        }
        return places
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// A character for private use, which YAML allows and nobody's file has.
    private static func unusedScalar(in text: String) -> Unicode.Scalar? {
        let used = Set(text.unicodeScalars.lazy.filter { (0xE000...0xF8FF).contains($0.value) }.map(\.value))
        return (UInt32(0xE000)...0xF8FF).first { !used.contains($0) }.flatMap(Unicode.Scalar.init)
    }
}
