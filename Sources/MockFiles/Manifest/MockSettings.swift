import MockCore
import PostmanModel
import Yams

/// Reads a mock's `config` (B-2.04, 2.05).
enum MockSettings {
    private enum DelayType: String, CaseIterable {
        case fixed
    }

    /// Postman's names for the speeds of 2G and 3G.
    private enum DelayPreset: String, CaseIterable {
        case secondGeneration = "1"
        case thirdGeneration = "2"

        var milliseconds: Int {
            switch self {
            case .secondGeneration: 300
            case .thirdGeneration: 100
            }
        }
    }

    static func read(
        _ node: Node?, responseIDs: [String], into mock: inout Manifest.Mock, with nodes: inout NodeReader
    ) {
        let keys = [
            "matchBody", "matchHeader", "headers", "matchQueryParams", "matchWildcards", "delay", "serverResponseId",
        ]
        guard let fields = nodes.fields(node, of: "config", keys: keys) else { return }
        mock.matching.matchBody = nodes.flag(fields["matchBody"], "config.matchBody") ?? false
        mock.matching.matchHeader = nodes.flag(fields["matchHeader"], "config.matchHeader")
        mock.matching.headers = nodes.list(fields["headers"], "config.headers").compactMap {
            readHeaderName($0, &nodes)
        }
        mock.matching.matchQueryParams = nodes.flag(fields["matchQueryParams"], "config.matchQueryParams") ?? true
        mock.matching.matchWildcards = nodes.flag(fields["matchWildcards"], "config.matchWildcards") ?? true
        mock.delayMilliseconds = readDelay(fields["delay"], with: &nodes)
        // Postman writes an empty id for none.
        if let node = fields["serverResponseId"], let id = nodes.text(node, "config.serverResponseId"), !id.isEmpty {
            mock.activeResponseID = id
            if !responseIDs.contains(id) {
                nodes.report(
                    .manifestReference, "there is no server response with the id '\(id)'",
                    help: Suggestion.help(for: id, in: responseIDs), at: node)
            }
        }
    }

    private static func readHeaderName(_ node: Node, _ nodes: inout NodeReader) -> String? {
        guard let name = nodes.text(node, "an entry of config.headers") else { return nil }
        guard HeaderSyntax.isName(name) else {
            nodes.report(.manifestValue, "'\(name)' is not a valid header name", at: node)
            return nil
        }
        return name
    }

    private static func readDelay(_ node: Node?, with nodes: inout NodeReader) -> Int? {
        guard let node, let fields = nodes.fields(node, of: "delay", keys: ["type", "preset", "duration"]) else {
            return nil
        }
        _ = nodes.choice(fields["type"], "delay.type", of: DelayType.self)
        let preset = nodes.choice(fields["preset"], "delay.preset", of: DelayPreset.self)
        // The bounds of `x-mock-response-delay` (B-5.22).
        let duration = nodes.integer(fields["duration"], "delay.duration", in: 1...180_000)
        if nodes.present(fields["duration"]) == nil, nodes.present(fields["preset"]) == nil {
            nodes.report(
                .manifestValue, "the delay has no duration", help: "add duration: 300, in milliseconds", at: node)
        }
        return duration ?? preset?.milliseconds
    }
}
