import PostmanModel

/// Makes the JSON of an example say what a back end says; what both say alike stays byte for byte (product T-5).
struct JSONRevision {
    /// What decides whether a difference is written.
    struct Rules {
        /// Writes also what differs from one answer to the next.
        var includesVolatile = false
        var ignored: [ContractPattern] = []
        /// Whether a text that stands under a name is nobody else's business.
        var isSecret: @Sendable (_ text: String, _ name: String) -> Bool = { _, _ in false }
    }

    private let rules: Rules
    private let layout: JSONLayout
    /// Where the text of the example has variables.
    private let tokens: [Range<Int>]
    private(set) var edits: [TextEdit] = []
    /// How many values were left out because they are secret.
    private(set) var secretCount = 0

    /// Nil where the example's body is not JSON, or not once variables stand for values.
    ///
    /// - Parameters:
    ///   - again: the answer to the same request right afterwards; nil where it was not sent twice.
    init?(of body: [UInt8], to answer: JSONValue, again: JSONValue?, _ rules: Rules) {
        let masked = MaskedJSON(body)
        guard let document = try? JSONDocument.parse(masked.bytes) else { return nil }
        self.rules = rules
        tokens = masked.tokens
        layout = JSONLayout(document)
        revise(document.root, answer, again, at: ContractPath(), name: "")
        edits.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    }

    private func isIgnored(_ path: ContractPath) -> Bool { rules.ignored.contains { $0.matches(path) } }

    private mutating func revise(
        _ old: JSONValue, _ new: JSONValue, _ again: JSONValue?, at path: ContractPath, name: String
    ) {
        guard !isIgnored(path) else { return }
        switch (old.kind, new.kind) {
        case (.object, .object): reviseMembers(of: old, new, again, at: path)
        case (.array, .array): reviseElements(of: old, new, again, at: path, name: name)
        default:
            guard !old.isEqual(to: new), !hasVariable(old, insteadOf: new) else { return }
            if old.shapeKind == new.shapeKind {
                guard isStable(new, again) else { return }
                guard !isSecret(new, name) else {
                    secretCount += 1
                    return
                }
            }
            replace(old, by: new, name: name)
        }
    }

    /// What stands for a value that only a request knows stays.
    private func hasVariable(_ old: JSONValue, insteadOf new: JSONValue) -> Bool {
        let range = old.sourceBytes.startIndex..<old.sourceBytes.endIndex
        guard let token = tokens.first(where: { range.overlaps($0) }) else { return false }
        return token == range || old.kind == new.kind
    }

    private func isStable(_ new: JSONValue, _ again: JSONValue?) -> Bool {
        rules.includesVolatile || again.map { $0.isEqual(to: new) } ?? false
    }

    private mutating func replace(_ old: JSONValue, by new: JSONValue, name: String) {
        var secrets = 0
        let text = layout.text(of: new, inPlaceOf: old, name: name) { leaf($0, $1, &secrets) }
        secretCount += secrets
        edits.append(TextEdit(old.sourceBytes.startIndex..<old.sourceBytes.endIndex, text.utf8))
    }

    // MARK: Objects

    /// The children of a container of the example.
    private struct Children {
        let container: JSONValue
        let ranges: [Range<Int>]
        /// Those that stay.
        let kept: [Int]
    }

    private mutating func reviseMembers(
        of old: JSONValue, _ new: JSONValue, _ again: JSONValue?, at path: ContractPath
    ) {
        let members = Array(old.members)
        let places = Dictionary(members.enumerated().map { ($1.name, $0) }) { $1 }
        let answered = Dictionary(new.shapedMembers.map { ($0.name, $0.value) }) { $1 }
        let answeredAgain = Dictionary((again?.shapedMembers ?? []).map { ($0.name, $0.value) }) { $1 }
        var gone: Set<Int> = []
        for (index, member) in members.enumerated() {
            let place = path.appending(.member(member.name))
            if let value = answered[member.name] {
                revise(member.value, value, answeredAgain[member.name], at: place, name: member.name)
            } else if rules.includesVolatile || answeredAgain[member.name] == nil, !isIgnored(place) {
                gone.insert(index)
            }
        }
        let children = Children(
            container: old, ranges: members.map { $0.key.sourceBytes.startIndex..<$0.value.sourceBytes.endIndex },
            kept: members.indices.filter { !gone.contains($0) })
        edits += TextEdit.removals(of: gone, from: children.ranges)
        var added: [Int?: [String]] = [:]
        var previous: Int?
        for member in new.shapedMembers {
            if let place = places[member.name] {
                previous = place
            } else if let text = newMember(
                member, of: old, again: again.map { _ in answeredAgain[member.name] }, at: path)
            {
                added[previous, default: []].append(text)
            }
        }
        for (place, texts) in added { insert(texts, after: place, children) }
    }

    /// Nil where it stays out.
    ///
    /// - Parameter again: what the second answer has there; nil for no second answer.
    private mutating func newMember(
        _ member: (name: String, value: JSONValue), of old: JSONValue, again: JSONValue??, at path: ContractPath
    ) -> String? {
        guard !isIgnored(path.appending(.member(member.name))) else { return nil }
        if case .some(nil) = again, !rules.includesVolatile { return nil }
        // A name can be a secret, too.
        guard !rules.isSecret(member.name, "") else {
            secretCount += 1
            return nil
        }
        return layout.member(member.name, text(of: member.value, in: old, name: member.name))
    }

    private mutating func text(of value: JSONValue, in container: JSONValue, name: String) -> String {
        var secrets = 0
        let text = layout.text(of: value, in: container, name: name) { leaf($0, $1, &secrets) }
        secretCount += secrets
        return text
    }

    /// - Parameter place: the child before it; nil for the front.
    private mutating func insert(_ texts: [String], after place: Int?, _ old: Children) {
        let separator = layout.separator(in: old.container)
        if let place {
            let end = old.ranges[place].upperBound
            edits.append(TextEdit(end..<end, texts.map { separator + $0 }.joined().utf8))
        } else if let first = old.kept.first {
            let start = old.ranges[first].lowerBound
            edits.append(TextEdit(start..<start, texts.map { $0 + separator }.joined().utf8))
        } else if let first = old.ranges.first {
            edits.append(TextEdit(first.lowerBound..<first.lowerBound, texts.joined(separator: separator).utf8))
        } else {
            let inside = (old.container.sourceBytes.startIndex + 1)..<(old.container.sourceBytes.endIndex - 1)
            let text =
                layout.lead(in: old.container) + texts.joined(separator: separator) + layout.tail(in: old.container)
            edits.append(TextEdit(inside, text.utf8))
        }
    }

    // MARK: Arrays

    private mutating func reviseElements(
        of old: JSONValue, _ new: JSONValue, _ again: JSONValue?, at path: ContractPath, name: String
    ) {
        let (before, after) = (Array(old.elements), Array(new.elements))
        let later = again.map { Array($0.elements) } ?? []
        let isStable = rules.includesVolatile || again != nil && later.count == after.count
        let inner = path.appending(.element)
        let known = before.reduce(into: Shape.Kind()) { $0.formUnion($1.shapeKind) }
        // Elements of other kinds than all that the example has: nothing of it can stay.
        if !before.isEmpty, !after.isEmpty, after.allSatisfy({ !known.isSuperset(of: $0.shapeKind) }) {
            return replace(old, by: new, name: name)
        }
        for (index, element) in before.enumerated() where index < after.count {
            revise(element, after[index], later.indices.contains(index) ? later[index] : nil, at: inner, name: name)
        }
        guard isStable, !isIgnored(inner) else { return }
        let ranges = before.map { $0.sourceBytes.startIndex..<$0.sourceBytes.endIndex }
        edits += TextEdit.removals(of: Set(min(before.count, after.count)..<before.count), from: ranges)
        guard after.count > before.count else { return }
        let texts = after[before.count...].map { text(of: $0, in: old, name: name) }
        let children = Children(container: old, ranges: ranges, kept: Array(before.indices))
        insert(texts, after: before.isEmpty ? nil : before.count - 1, children)
    }

    // MARK: Values

    private func isSecret(_ value: JSONValue, _ name: String) -> Bool {
        switch value.kind {
        case .string: rules.isSecret(value.string ?? "", name)
        case .number: rules.isSecret(value.numberText ?? "", name)
        case .null, .bool, .array, .object: false
        }
    }

    /// A value that has no parts as JSON, in place of a secret something of its kind.
    private func leaf(_ value: JSONValue, _ name: String, _ secrets: inout Int) -> String {
        guard isSecret(value, name) else {
            return value.string.map(JSONText.quoted) ?? String(decoding: value.sourceBytes, as: UTF8.self)
        }
        secrets += 1
        return value.kind == .number ? "0" : JSONText.quoted(Self.placeholder)
    }

    /// What stands in an example for a secret that a back end has sent.
    static let placeholder = "[redacted]"
}
