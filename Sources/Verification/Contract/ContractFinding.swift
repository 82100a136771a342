/// One difference between a body and the shape that its examples promise.
struct ContractFinding: Sendable, Hashable {
    var path: String
    /// What is different, without the path: `expected number, got string "9.50"`.
    var text: String
    /// Whether it hurts who relies on the examples; else it is drift.
    var isBroken: Bool
    /// The line of the example's body that says so, from 1; nil where none does.
    var line: Int?
    /// In how many places of one array or map it was found.
    var count = 1
}

extension ContractFinding: CustomStringConvertible {
    var description: String {
        let places = count > 1 ? " (\(count) times)" : ""
        let line = line.map { ", line \($0) of the example's body" } ?? ""
        return "\(path): \(text)\(places)\(line)"
    }
}
