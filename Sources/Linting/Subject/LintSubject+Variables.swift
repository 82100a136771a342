import MockCore
import MockFiles
import PostmanModel

extension LintSubject {
    /// The last row that defines the variable of the collection, or the collection's file.
    func location(ofVariable key: String) -> SourceLocation {
        for tree in trees {
            let root = tree.root["collection"] ?? tree.root
            guard let table = root["variable"] ?? root["variables"] else { continue }
            if let member = table.members.first(where: { $0.name == key }) { return tree.location(of: member.key) }
            let rows = table.elements.filter { ($0["key"] ?? $0["id"])?.string == key }
            if let row = rows.last { return tree.location(of: row) }
        }
        return SourceLocation(file: collection.file)
    }

    /// The variables that the request and its examples see.
    func scope(of request: RequestItem) -> VariableScope {
        request.variables.isEmpty ? scope : scope.nested(in: request.variables)
    }

    /// The names in a text of the example that the mock sends as they stand, once each: neither a variable, nor a
    /// helper, nor a wildcard of the request, nor a dynamic variable takes their place (B-5.16 to 5.20).
    func unresolvedNames(in text: String, of site: ExampleSite) -> [String] {
        let scope = scope(of: site.parent)
        let url = site.example.request.url
        var known = Set(VariableNames.of(url.path))
        for row in url.query { known.formUnion(VariableNames.of(row.value ?? "")) }
        for segment in url.path.split(separator: "/") where segment.utf8.first == UInt8(ascii: ":") {
            known.insert(String(segment.dropFirst()))
        }
        var names: [String] = []
        for name in VariableNames.of(scope.substitute(text)) where known.insert(name).inserted {
            if TemplateHelper(name) == nil, DynamicVariable.named(name) == nil { names.append(name) }
        }
        return names
    }

    /// The body as the mock sends it, with `0` for what only a call can fill in.
    func filledBody(of site: ExampleSite, with filling: String = "0") -> [UInt8] {
        guard site.bodyHasPlaceholders else { return site.example.body }
        let text = scope(of: site.parent).substitute(site.bodyText)
        return Array(Placeholder.replace(in: text) { _ in filling }.utf8)
    }
}
