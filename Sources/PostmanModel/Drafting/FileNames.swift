/// Names of files that differ in more than letter case, without what some file system refuses.
struct FileNames {
    private static let mostBytes = 120
    /// What Windows takes for a device, whatever follows a dot, and what nobody looks for collections in.
    private static let reserved = Set(
        ["con", "prn", "aux", "nul", "node_modules"] + (0...9).flatMap { ["com\($0)", "lpt\($0)"] })

    private var taken: Set<String> = []
    /// The last number that a name was given, so that a thousand equal names are found as fast as one.
    private var numbers: [String: Int] = [:]

    /// - Parameter ending: what the file's name goes on with; it is not part of the answer.
    mutating func unique(_ text: String, ending: String = "") -> String {
        let name = Self.tidied(text)
        let key = (name + ending).lowercased()
        guard !taken.insert(key).inserted else { return name }
        var number = numbers[key] ?? 1
        var unique = name
        repeat {
            number += 1
            unique = "\(name) \(number)"
        } while !taken.insert((unique + ending).lowercased()).inserted
        numbers[key] = number
        return unique
    }

    private static func tidied(_ text: String) -> String {
        var name = ""
        for character in text where name.utf8.count + character.utf8.count <= mostBytes {
            name.append(isRefused(character) ? "-" : character)
        }
        name = String(name.drop { $0 == " " })
        while name.last == " " || name.last == "." { name.removeLast() }
        if name.hasPrefix(".") { name = "-" + name.dropFirst() }
        let device = name.prefix { $0 != "." }.lowercased()
        return name.isEmpty || reserved.contains(device) ? "-" + name : name
    }

    /// The separators of all systems, and what nobody sees or what turns the direction of a line.
    private static func isRefused(_ character: Character) -> Bool {
        "/\\:*?\"<>|".contains(character)
            || character.unicodeScalars.contains { scalar in
                switch scalar.value {
                case 0..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
                default: false
                }
            }
    }
}
