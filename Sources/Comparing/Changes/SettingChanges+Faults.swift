import PostmanModel

extension SettingChanges {
    /// Faults on purpose: breaking where clients get more of those that keep an answer from them (R-4).
    var faults: Change? {
        let (before, after) = (Faults(old.configuration.faults), Faults(new.configuration.faults))
        guard before != after else { return nil }
        let (summary, weight) = before.turning(into: after)
        return change(.faults, weight, summary, before.text, after.text)
    }
}

/// The faults of one version, as far as clients can see them.
private struct Faults: Equatable {
    let rules: [FaultSettings.Rule]
    let onRequest: Bool
    /// Which calls meet them; of no account where none does.
    private let seed: UInt64

    init(_ settings: FaultSettings?) {
        rules = (settings?.rules ?? []).filter { $0.probability > 0 }
        onRequest = settings?.onRequest ?? false
        seed = rules.isEmpty ? 1 : settings?.seed ?? 1
    }

    /// What it means to clients; the seed decides only which of them meet a fault.
    func turning(into after: Faults) -> (summary: String, weight: Change.Weight) {
        if after.hurts(more: self) { return ("more requests meet faults on purpose", .breaking) }
        if onRequest, !after.onRequest { return ("x-mockcheck-fault is ignored now", .breaking) }
        if rules != after.rules { return ("fewer or other faults on purpose", .safe) }
        if onRequest != after.onRequest { return ("requests may ask for faults by x-mockcheck-fault", .safe) }
        return ("the same faults meet other requests", .information)
    }

    /// Whether requests are kept from their answers that had them before, for each request that a rule names and for
    /// all others.
    func hurts(more other: Faults) -> Bool {
        let names = Set((rules + other.rules).map(\.request))
        return names.contains { name in
            let (own, others) = (harm(to: name), other.harm(to: name))
            return own.keys.contains { own[$0, default: 0] > others[$0, default: 0] + 1e-9 }
        }
    }

    /// How likely a request meets each fault that keeps the answer from it: the first rule that comes is the only one.
    private func harm(to request: String?) -> [String: Double] {
        var harm: [String: Double] = [:]
        var rest = 1.0
        for rule in rules where rule.request == nil || rule.request == request {
            if rule.fault.isHarmful { harm[rule.fault.text, default: 0] += rest * rule.probability }
            rest *= 1 - rule.probability
        }
        return harm
    }

    var text: String {
        let rules = rules.map { rule in
            let share = rule.probability == 1 ? "" : " for \((rule.probability * 1000).rounded() / 10) %"
            return "\(rule.fault.text)\(share)\(rule.request.map { " of '\($0)'" } ?? "")"
        }
        let all = rules + (onRequest ? ["on request"] : [])
        return all.isEmpty ? "no faults" : "faults: \(all.joined(separator: ", "))\(seed == 1 ? "" : ", seed \(seed)")"
    }
}

extension Fault {
    /// Whether another answer comes, or none that is whole; a slow one still comes.
    fileprivate var isHarmful: Bool {
        switch kind {
        case .status, .reset, .cut: true
        case .delay, .drip: false
        }
    }
}
