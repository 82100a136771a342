import PostmanModel

/// Examples that every call treats alike, of which one alone can win; a few bytes, as there is one for nearly each.
///
/// A collection may hold ten thousand examples of one request; to compare each with each would take minutes.
struct RivalGroup: Sendable {
    private var winner: Int32
    /// Empty where the group has one example, or none with a code.
    private var firstOfCode: [Int: Int32] = [:]

    init(_ rival: Rival) {
        winner = Int32(rival.index)
    }

    /// The one that wins among all.
    var first: Int { Int(winner) }

    mutating func add(_ rival: Rival, of rivals: [Rival], goesBefore: (Rival, Rival) -> Bool) {
        if firstOfCode.isEmpty, let code = rivals[first].example.code { firstOfCode[code] = winner }
        if let code = rival.example.code {
            let isBetter = firstOfCode[code].map { goesBefore(rival, rivals[Int($0)]) } ?? true
            if isBetter { firstOfCode[code] = Int32(rival.index) }
        }
        if goesBefore(rival, rivals[first]) { winner = Int32(rival.index) }
    }

    /// The one that wins where a call asks for a code; nil where none has it.
    func first(of code: Int?, in rivals: [Rival]) -> Int? {
        guard let code else { return first }
        if firstOfCode.isEmpty { return rivals[first].example.code == code ? first : nil }
        return firstOfCode[code].map { Int($0) }
    }
}
