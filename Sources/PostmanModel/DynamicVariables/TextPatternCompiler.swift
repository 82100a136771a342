/// Translates the text of a `TextPattern` into its steps.
struct TextPatternCompiler {
    private let text: [UInt8]
    private var index = 0

    private indirect enum Node {
        case byte(ByteSet)
        case sequence([Node])
        case choice([Node])
        /// No upper bound where `most` is nil.
        case repetition(Node, least: Int, most: Int?)
    }

    private struct Malformed: Error {}

    static func compile(_ text: String) -> [TextPattern.Step]? {
        var compiler = TextPatternCompiler(text: Array(text.utf8))
        guard let node = try? compiler.choice(), compiler.index == compiler.text.count else { return nil }
        var steps: [TextPattern.Step] = []
        emit(node, to: &steps)
        return steps + [.end]
    }

    private init(text: [UInt8]) {
        self.text = text
    }

    // MARK: Reading

    private var current: UInt8? { index < text.count ? text[index] : nil }

    private mutating func skip(_ byte: Unicode.Scalar) -> Bool {
        guard current == UInt8(ascii: byte) else { return false }
        index += 1
        return true
    }

    private mutating func take() throws(Malformed) -> UInt8 {
        guard let byte = current else { throw Malformed() }
        index += 1
        return byte
    }

    private mutating func choice() throws(Malformed) -> Node {
        var options = [try sequence()]
        while skip("|") { options.append(try sequence()) }
        return options.count == 1 ? options[0] : .choice(options)
    }

    private mutating func sequence() throws(Malformed) -> Node {
        var nodes: [Node] = []
        while let byte = current, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
            nodes.append(try repeated(try atom()))
        }
        return .sequence(nodes)
    }

    private mutating func atom() throws(Malformed) -> Node {
        let byte = try take()
        switch byte {
        case UInt8(ascii: "("):
            let inner = try choice()
            guard skip(")") else { throw Malformed() }
            return inner
        case UInt8(ascii: "["):
            return .byte(try set())
        case UInt8(ascii: "\\"):
            return .byte(try escaped())
        case UInt8(ascii: "?"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "{"):
            throw Malformed()
        default:
            return .byte(Self.set(of: byte...byte))
        }
    }

    private mutating func escaped() throws(Malformed) -> ByteSet {
        let byte = try take()
        return Self.set(of: byte == UInt8(ascii: "N") ? 0x80...0xFF : byte...byte)
    }

    private mutating func set() throws(Malformed) -> ByteSet {
        var set = ByteSet()
        while !skip("]") {
            let first = try take()
            if current == UInt8(ascii: "-"), index + 1 < text.count, text[index + 1] != UInt8(ascii: "]") {
                index += 1
                let last = try take()
                guard first <= last else { throw Malformed() }
                set.insert(first...last)
            } else {
                set.insert(first...first)
            }
        }
        return set
    }

    private mutating func repeated(_ node: Node) throws(Malformed) -> Node {
        if skip("?") { return .repetition(node, least: 0, most: 1) }
        if skip("*") { return .repetition(node, least: 0, most: nil) }
        if skip("+") { return .repetition(node, least: 1, most: nil) }
        guard skip("{") else { return node }
        let least = try number()
        var most: Int? = least
        if skip(",") { most = current == UInt8(ascii: "}") ? nil : try number() }
        guard skip("}"), least <= most ?? least else { throw Malformed() }
        return .repetition(node, least: least, most: most)
    }

    private mutating func number() throws(Malformed) -> Int {
        let start = index
        while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { index += 1 }
        guard let number = Int(String(decoding: text[start..<index], as: UTF8.self)) else { throw Malformed() }
        return number
    }

    private static func set(of range: ClosedRange<UInt8>) -> ByteSet {
        var set = ByteSet()
        set.insert(range)
        return set
    }

    // MARK: Writing

    private static func emit(_ node: Node, to steps: inout [TextPattern.Step]) {
        switch node {
        case .byte(let set):
            steps.append(.byte(set))
        case .sequence(let nodes):
            for node in nodes { emit(node, to: &steps) }
        case .choice(let options):
            var jumps: [Int] = []
            for option in options.dropLast() {
                let split = steps.count
                steps.append(.end)
                emit(option, to: &steps)
                jumps.append(steps.count)
                steps.append(.end)
                steps[split] = .split(split + 1, steps.count)
            }
            if let last = options.last { emit(last, to: &steps) }
            for jump in jumps { steps[jump] = .jump(steps.count) }
        case .repetition(let inner, let least, let most):
            for _ in 0..<least { emit(inner, to: &steps) }
            guard let most else {
                let split = steps.count
                steps.append(.end)
                emit(inner, to: &steps)
                steps.append(.jump(split))
                steps[split] = .split(split + 1, steps.count)
                return
            }
            var splits: [Int] = []
            for _ in least..<most {
                splits.append(steps.count)
                steps.append(.end)
                emit(inner, to: &steps)
            }
            for split in splits { steps[split] = .split(split + 1, steps.count) }
        }
    }
}
