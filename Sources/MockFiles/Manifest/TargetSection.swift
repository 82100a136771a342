import PostmanModel
import Yams

/// Reads a mock's `target` (product section 8).
enum TargetSection {
    private enum Kind: String, CaseIterable {
        case mock, api
    }

    private enum Rules: String, CaseIterable {
        case postman, plain
    }

    static func read(_ node: Node?, with nodes: inout NodeReader) -> Manifest.Target? {
        let keys = ["url", "as", "rules", "keyEnv", "ignore", "exact", "maps", "records", "formats"]
        guard let node, let fields = nodes.fields(node, of: "target", keys: keys),
            let url = nodes.requiredText(fields["url"], "the target's url", in: node)
        else { return nil }
        var target = Manifest.Target(url: url, location: nodes.location(of: node))
        target.kind = nodes.choice(fields["as"], "target.as", of: Kind.self)?.rawValue
        target.rules = nodes.choice(fields["rules"], "target.rules", of: Rules.self)?.rawValue
        target.keyVariable = nodes.text(fields["keyEnv"], "target.keyEnv")
        target.ignored = places(fields["ignore"], "target.ignore", with: &nodes)
        target.exact = places(fields["exact"], "target.exact", with: &nodes)
        target.maps = places(fields["maps"], "target.maps", with: &nodes)
        target.records = places(fields["records"], "target.records", with: &nodes)
        target.comparesFormats = nodes.flag(fields["formats"], "target.formats") ?? false
        return target
    }

    private static func places(_ node: Node?, _ what: String, with nodes: inout NodeReader) -> [String] {
        var places: [String] = []
        for entry in nodes.list(node, what) {
            guard let text = nodes.text(entry, "an entry of \(what)") else { continue }
            if text.hasPrefix("$") || text.hasPrefix("/") {
                places.append(text)
            } else {
                nodes.report(
                    .manifestValue, "'\(text)' is not a place of a body",
                    help: "write it as $.orders[].total, $..updatedAt, or /order/@id for XML", at: entry)
            }
        }
        return places
    }
}
