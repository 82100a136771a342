package import PostmanModel

/// Applies safe fixes in a collection of format v1 or v2, as the rules say how.
package struct CollectionFixer {
    /// The rules by which an example is to be fixed, by where it begins.
    private let wanted: [SourceLocation: Set<String>]
    private var source = SourceText([], file: "")
    private var edits: [TextEdit] = []
    /// How many findings have been fixed.
    package private(set) var count = 0

    /// - Parameter findings: of the one file, as far as they are to be fixed.
    package init(_ findings: [Finding]) {
        let places = findings.compactMap { finding in finding.example.map { ($0, Set([finding.diagnostic.rule])) } }
        wanted = Dictionary(places) { $0.union($1) }
    }

    /// - Returns: The edits in order; nil where the file is not one that it can fix.
    package mutating func edits(of content: [UInt8]) -> [TextEdit]? {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let start = content.starts(with: mark) ? mark.count : 0
        guard let document = try? JSONDocument.parse(Array(content[start...])) else { return nil }
        let root = document.root["collection"].flatMap { $0["item"] != nil ? $0 : nil } ?? document.root
        source = SourceText(document.bytes, file: wanted.keys.first?.file ?? "")
        if let items = root["item"] {
            walk(items)
        } else if let requests = root["requests"], !requests.elements.isEmpty {
            for request in requests.elements { if let examples = request["responses"] { fix(examples, .v1) } }
        } else {
            return nil
        }
        // What is put in goes before what is taken out at the same place.
        let ordered = edits.sorted {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
        return ordered.map { edit in
            TextEdit((edit.range.lowerBound + start)..<(edit.range.upperBound + start), edit.text)
        }
    }

    private mutating func walk(_ items: JSONValue) {
        for item in items.elements where item.kind == .object {
            if let inner = item["item"] { walk(inner) }
            if let examples = item["response"] { fix(examples, .v2) }
        }
    }

    private mutating func fix(_ examples: JSONValue, _ keys: ExampleEdit.Keys) {
        let objects = examples.elements.filter { $0.kind == .object }
        var names = Set(objects.compactMap { $0["name"]?.string })
        var seen: Set<String> = []
        for example in objects {
            let name = example["name"]?.string ?? ""
            let isNameTaken = !seen.insert(name).inserted
            guard let rules = wanted[source.location(of: example.offset)] else { continue }
            var edit = ExampleEdit(of: example, keys, siblingNames: names, isNameTaken: isNameTaken)
            for rule in RuleCatalogue.fixable where rules.contains(rule.page.id) { rule.fix(&edit) }
            names = edit.siblingNames
            edits += edit.edits()
            count += edit.count
        }
    }
}
