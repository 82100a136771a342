import PostmanModel

/// Examples that every call treats alike, of which one alone can win.
///
/// A collection may hold ten thousand examples of one request; to compare each with each would take minutes.
struct RivalGroup: Sendable {
    /// The one that wins among all.
    private(set) var first: Int
    /// The code of the only one; what there is of others stands in `firstOfCode`.
    private let onlyCode: Int?
    private var firstOfCode: [Int: Int] = [:]
    private var isAlone = true

    init(_ rival: Rival) {
        first = rival.index
        onlyCode = rival.example.code
    }

    mutating func add(_ rival: Rival, of rivals: [Rival], goesBefore: (Rival, Rival) -> Bool) {
        if isAlone, let onlyCode { firstOfCode[onlyCode] = first }
        isAlone = false
        if let code = rival.example.code {
            let isBetter = firstOfCode[code].map { goesBefore(rival, rivals[$0]) } ?? true
            if isBetter { firstOfCode[code] = rival.index }
        }
        if goesBefore(rival, rivals[first]) { first = rival.index }
    }

    /// The one that wins where a call asks for a code; nil where none has it.
    func first(of code: Int?) -> Int? {
        guard let code else { return first }
        return isAlone ? (onlyCode == code ? first : nil) : firstOfCode[code]
    }
}
