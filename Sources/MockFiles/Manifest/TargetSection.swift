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
        let keys = ["url", "as", "rules", "keyEnv", "ignore", "exact", "maps", "records", "formats", "capture"]
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
        target.captures = captures(fields["capture"], with: &nodes)
        target.comparesFormats = nodes.flag(fields["formats"], "target.formats") ?? false
        return target
    }

    /// `orderId: {request: Create order, body: $.id}`, or `header: Location`.
    private static func captures(_ node: Node?, with nodes: inout NodeReader) -> [Manifest.Capture] {
        guard let node = nodes.present(node) else { return [] }
        guard let mapping = node.mapping else {
            nodes.report(
                .manifestValue, "target.capture must be a mapping of variables",
                help: "write orderId: {request: Create order, body: $.id}", at: node)
            return []
        }
        return mapping.compactMap { key, value in
            guard let variable = nodes.text(key, "a variable of target.capture") else { return nil }
            let what = "target.capture.\(variable)"
            guard let fields = nodes.fields(value, of: what, keys: ["request", "body", "header"]),
                let request = nodes.requiredText(fields["request"], "\(what).request", in: value)
            else { return nil }
            var capture = Manifest.Capture(variable: variable, request: request, location: nodes.location(of: key))
            capture.body = nodes.text(fields["body"], "\(what).body")
            capture.header = nodes.text(fields["header"], "\(what).header")
            guard (capture.body == nil) != (capture.header == nil) else {
                nodes.report(
                    .manifestValue, "\(what) must have either body or header",
                    help: "write body: $.id, or header: Location", at: value)
                return nil
            }
            return capture
        }
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
