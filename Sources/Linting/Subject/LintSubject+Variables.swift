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
}
