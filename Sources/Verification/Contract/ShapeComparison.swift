/// Compares a body with the shape that its examples promise, and says of each place what is different.
package struct ShapeComparison {
    /// What the manifest or an option says of single places.
    package struct Rules: Sendable, Hashable {
        package var ignored: [ContractPattern] = []
        /// Places whose values are compared, too.
        package var exact: [ContractPattern] = []
        /// Places that are maps with free keys, whatever the examples look like.
        package var maps: [ContractPattern] = []
        /// Places that are records, whatever the examples look like.
        package var records: [ContractPattern] = []
        package var comparesFormats = false

        package init() {}
    }

    private static let mostFindings = 200

    private let rules: Rules
    private(set) var findings: [ContractFinding] = []
    private var places: [Place: Int] = [:]

    private struct Place: Hashable {
        var path: String
        var text: String
    }

    init(_ rules: Rules) {
        self.rules = rules
    }

    mutating func compare(_ value: some ShapedValue, with shape: Shape, at path: ContractPath) {
        if !rules.ignored.isEmpty, rules.ignored.contains(where: { $0.matches(path) }) { return }
        guard !shape.isUnknown else { return }
        let kind = value.shapeKind
        guard accepts(kind, shape) else {
            if kind == .fraction, shape.kinds.contains(.integer), shape.integerCount < 2 {
                return add(path, "expected integer, got \(value.excerpt)", isBroken: false, shape)
            }
            let got = kind == .null ? "null" : kind == .object ? "an object" : kind == .array ? "an array" : nil
            return add(
                path,
                "expected \(shape.kinds), got \(got ?? "\(kind == .fraction ? "number" : "\(kind)") \(value.excerpt)")",
                isBroken: true, shape)
        }
        switch kind {
        case .object: compareMembers(of: value, with: shape, at: path)
        case .array:
            guard let element = shape.element.first else { return }
            let inner = path.appending(.element)
            for value in value.shapedElements { compare(value, with: element, at: inner) }
        case .string where rules.comparesFormats && !shape.formats.isEmpty && shape.formats != .all:
            guard let text = value.shapedText, StringFormat(of: text).isDisjoint(with: shape.formats) else { return }
            add(path, "expected \(shape.formats.description), got \(value.excerpt)", isBroken: true, shape)
        default: break
        }
    }

    private func accepts(_ kind: Shape.Kind, _ shape: Shape) -> Bool {
        if kind == .integer, shape.kinds.contains(.fraction) { return true }
        return shape.kinds.isSuperset(of: kind)
    }

    private func isMap(_ shape: Shape, at path: ContractPath) -> Bool {
        if rules.maps.contains(where: { $0.matches(path) }) { return true }
        if rules.records.contains(where: { $0.matches(path) }) { return false }
        return !path.isXML && FreeKeys.isMap(shape)
    }

    private mutating func compareMembers(of value: some ShapedValue, with shape: Shape, at path: ContractPath) {
        let actual = value.shapedMembers
        if isMap(shape, at: path) {
            guard var merged = shape.orderedMembers.first?.member.shape else { return }
            for (_, member) in shape.orderedMembers.dropFirst() { merged.merge(member.shape) }
            let inner = path.appending(.value)
            for member in actual { compare(member.value, with: merged, at: inner) }
            return
        }
        let names = Set(actual.map(\.name))
        for (name, member) in shape.orderedMembers where shape.isRequired(member) && !names.contains(name) {
            let place = path.appending(.member(name))
            if rules.ignored.contains(where: { $0.matches(place) }) { continue }
            let other = actual.first { $0.name.lowercased() == name.lowercased() }
            let hint = other.map { "; it is \(Excerpt.quoted($0.name)) here" } ?? ""
            let what = path.isXML ? "missing" : "missing (\(member.shape.kinds))"
            add(place, "\(what)\(hint)", isBroken: true, member.shape)
        }
        for member in actual {
            let place = path.appending(.member(member.name))
            if let known = shape.members[member.name] {
                compare(member.value, with: known.shape, at: place)
            } else if !rules.ignored.contains(where: { $0.matches(place) }) {
                add(place, path.isXML ? "new" : "new member (\(member.value.shapeKind))", isBroken: false, nil)
            }
        }
    }

    private mutating func add(_ path: ContractPath, _ text: String, isBroken: Bool, _ shape: Shape?) {
        let finding = ContractFinding(path: "\(path)", text: text, isBroken: isBroken, line: shape?.line)
        // Of equal differences in the elements of an array the first one is shown, and their number.
        let words = text.firstRange(of: ", got ").map { String(text[..<$0.lowerBound]) } ?? text
        let place = Place(path: finding.path, text: words)
        if let index = places[place] {
            findings[index].count += 1
        } else if findings.count < Self.mostFindings {
            places[place] = findings.count
            findings.append(finding)
        }
    }
}
