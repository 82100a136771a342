import HTTPMessage
import PostmanModel

/// What `{{names}}` stand for in one example: environment over item over folders over collection (B-1.37, D13).
struct VariableScope: Sendable {
    /// Values may name values; a text that would grow by more than this is left as it stands.
    private static let mostGrowth = 2 << 20
    /// The same for names that stand for something, beyond those of the first pass.
    private static let mostAddedNames = 10_000
    private static let mostPasses = 19

    private let values: [ExactText: String]

    init(collection: [Variable], item: [Variable], environment: [Variable]) {
        var values: [ExactText: String] = [:]
        // The last row of a name counts within a table, the nearest table counts within an item.
        for variable in collection + item.reversed() + environment where variable.isEnabled {
            if let value = variable.value { values[ExactText(variable.key)] = value }
        }
        self.values = values
    }

    /// The text with every defined name replaced, again and again until nothing changes; others stay (B-1.40).
    func substitute(_ text: String) -> String {
        guard TokenPiece.mayOccur(in: text.utf8) else { return text }
        return String(decoding: substitute(bytes: Array(text.utf8)), as: UTF8.self)
    }

    func substitute(bytes: [UInt8]) -> [UInt8] {
        guard TokenPiece.mayOccur(in: bytes) else { return bytes }
        var current = bytes
        var mostNames = bytes.count
        for number in 0..<Self.mostPasses {
            guard let (next, names) = pass(over: current, mostBytes: bytes.count + Self.mostGrowth, mostNames)
            else { break }
            if number == 0 { mostNames = names + Self.mostAddedNames }
            current = next
        }
        return current
    }

    /// Nil where nothing was replaced, or too much.
    private func pass(over bytes: [UInt8], mostBytes: Int, _ mostNames: Int) -> (bytes: [UInt8], names: Int)? {
        var result: [UInt8] = []
        var names = 0
        for piece in TokenPiece.pieces(of: bytes) {
            switch piece {
            case .text(let text):
                result += text
            case .token(let name):
                if let value = values[ExactText(name)] {
                    result += value.utf8
                    names += 1
                } else {
                    result += "{{\(name)}}".utf8
                }
            }
            guard result.count <= mostBytes, names <= mostNames else { return nil }
        }
        return names > 0 ? (result, names) : nil
    }
}
