import MockCore
import PostmanModel
import Yams

/// Turns a YAML text into a document that MockCore reads like JSON, each value with its place in the text.
///
/// Plain scalars are what YAML's core schema says (null, booleans, numbers that are also JSON's); all else is text.
struct YAMLTranslation {
    /// How much larger than its text a document may become by its aliases, in bytes and in values.
    private static let allowance = 1 << 20

    private let shield: AliasShield
    private let depthLimit: Int
    private let byteLimit: Int
    private var remainingSteps: Int
    private var anchors: [String: Node] = [:]
    private var output = DocumentTranslation()

    /// - Throws: what is wrong with the text, and where.
    static func translate(
        _ content: [UInt8], file: String, limits: ReadingLimits
    ) throws(YAMLProblem) -> TranslatedDocument {
        guard content.count <= limits.yamlByteCount else {
            throw YAMLProblem(
                message: "the file has \(content.count) bytes; the limit is \(limits.yamlByteCount)", line: 1, column: 1
            )
        }
        let text = try YAMLText.decode(content)
        var translation = YAMLTranslation(
            shield: AliasShield(text), depthLimit: limits.nestingDepth,
            byteCount: text.utf8.count)
        do {
            let parser = try Parser(yaml: translation.shield.text, encoding: .utf8)
            let root = try parser.singleRoot()
            // The parser owns the anchors that the nodes point to.
            try withExtendedLifetime(parser) { try translation.append(root ?? Node("", .implicit, .plain), depth: 0) }
            return try translation.output.finished(file: file)
        } catch let problem as YAMLProblem {
            throw problem
        } catch {
            throw YAMLProblem(error, in: translation.shield.text)
        }
    }

    private init(shield: AliasShield, depthLimit: Int, byteCount: Int) {
        self.shield = shield
        self.depthLimit = depthLimit
        // A line feed becomes two bytes, a control character six.
        byteLimit = byteCount * 6 + Self.allowance
        // Each value and each mapping takes a byte of the text at least.
        remainingSteps = byteCount * 2 + Self.allowance
    }

    private mutating func append(_ node: Node, depth: Int) throws(YAMLProblem) {
        let place = place(of: node)
        try step(depth, at: place)
        switch node {
        case .scalar(let scalar):
            if scalar.style == .plain, let name = shield.aliasName(scalar.string) {
                guard let target = anchors[name] else { throw problem("the anchor '\(name)' is not there yet", place) }
                try append(target, depth: depth + 1)
            } else {
                append(scalar, node, at: place)
            }
        case .sequence(let sequence):
            output.beginList(at: place)
            for element in sequence { try append(element, depth: depth + 1) }
            output.endList()
        case .mapping(let mapping):
            output.beginObject(at: place)
            try appendMembers(of: mapping, depth: depth)
            output.endObject()
        case .alias:
            throw problem("an alias that leads nowhere", place)
        }
        if shield.mark != nil, let anchor = node.anchor { anchors[anchor.rawValue] = node }
    }

    /// Counts what is done, as a few aliases may ask for more than anybody can do.
    private mutating func step(_ depth: Int, at place: DocumentTranslation.Place) throws(YAMLProblem) {
        guard depth <= depthLimit else { throw problem("nested deeper than \(depthLimit) levels", place) }
        remainingSteps -= 1
        guard remainingSteps >= 0, output.byteCount <= byteLimit else {
            throw problem("the aliases make the file too large", place)
        }
    }

    /// What `<<` brings in comes first, so that the mapping's own members outrank it.
    private mutating func appendMembers(of mapping: Node.Mapping, depth: Int) throws(YAMLProblem) {
        for (key, value) in mapping {
            guard let merged = mergedMapping(key, value) else { continue }
            try step(depth, at: place(of: key))
            try appendMembers(of: merged, depth: depth + 1)
        }
        for (key, value) in mapping where mergedMapping(key, value) == nil {
            guard let name = key.scalar?.string else {
                throw problem("a key must be a text, not a list or a mapping", place(of: key))
            }
            output.name(shield.restored(name), at: place(of: key))
            try append(value, depth: depth + 1)
        }
    }

    private func mergedMapping(_ key: Node, _ value: Node) -> Node.Mapping? {
        guard let name = key.scalar, name.style == .plain, name.string == "<<" else { return nil }
        return value.mapping ?? value.scalar.flatMap { shield.aliasName($0.string) }.flatMap { anchors[$0]?.mapping }
    }

    private mutating func append(_ scalar: Node.Scalar, _ node: Node, at place: DocumentTranslation.Place) {
        let text = shield.restored(scalar.string)
        if scalar.style == .plain, let literal = Self.literal(text), node.tag != Tag(.str) {
            output.literal(literal, at: place)
        } else {
            output.string(text, at: place)
        }
    }

    /// The JSON of a plain scalar that is not text.
    private static func literal(_ text: String) -> String? {
        switch text {
        case "", "~", "null", "Null", "NULL": "null"
        case "true", "True", "TRUE": "true"
        case "false", "False", "FALSE": "false"
        default: isNumber(text) ? text : nil
        }
    }

    /// Whether a text is a number in JSON; `007`, `1_000` and `0x1F` stay the texts that they were written as.
    private static func isNumber(_ text: String) -> Bool {
        guard let first = text.utf8.first, first == UInt8(ascii: "-") || (0x30...0x39).contains(first),
            text.utf8.count <= 40, let document = try? JSONDocument.parse(Array(text.utf8))
        else { return false }
        return document.root.kind == .number
    }

    private func place(of node: Node) -> DocumentTranslation.Place {
        DocumentTranslation.Place(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    }

    private func problem(_ message: String, _ place: DocumentTranslation.Place) -> YAMLProblem {
        YAMLProblem(message: message, line: place.line, column: place.column)
    }
}
