import PostmanModel
import Yams

/// Reads a mock's `faults`.
enum FaultSection {
    static func read(_ node: Node?, with nodes: inout NodeReader) -> FaultSettings? {
        guard let node, let fields = nodes.fields(node, of: "faults", keys: ["onRequest", "seed", "rules"]) else {
            return nil
        }
        var settings = FaultSettings()
        settings.onRequest = nodes.flag(fields["onRequest"], "faults.onRequest") ?? false
        if let seed = nodes.integer(fields["seed"], "faults.seed", in: 0...Int.max) { settings.seed = UInt64(seed) }
        for entry in nodes.list(fields["rules"], "faults.rules") {
            if let rule = rule(entry, with: &nodes) { settings.rules.append(rule) }
        }
        return settings
    }

    private static func rule(_ entry: Node, with nodes: inout NodeReader) -> FaultSettings.Rule? {
        guard let fields = nodes.fields(entry, of: "a fault", keys: ["fault", "probability", "request"]),
            let text = nodes.requiredText(fields["fault"], "the fault", in: entry)
        else { return nil }
        let probability = probability(fields["probability"], with: &nodes)
        let request = nodes.text(fields["request"], "the fault's request")
        do throws(FaultProblem) {
            return FaultSettings.Rule(fault: try Fault(text), probability: probability, request: request)
        } catch {
            nodes.report(.manifestValue, "\(error)", at: fields["fault"] ?? entry)
            return nil
        }
    }

    private static func probability(_ node: Node?, with nodes: inout NodeReader) -> Double {
        guard let node = nodes.present(node), let text = nodes.text(node, "the fault's probability") else { return 1 }
        guard let number = Double(text), (0...1).contains(number) else {
            nodes.report(.manifestValue, "the fault's probability must be from 0 to 1, not '\(text)'", at: node)
            return 1
        }
        return number
    }
}
