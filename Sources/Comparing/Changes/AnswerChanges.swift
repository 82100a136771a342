package import HTTPMessage
import MockCore
import PostmanModel

/// Words for what two versions answer differently.
struct AnswerChanges {
    let old: Version
    let new: Version
    let pairs: ExamplePairs

    func change(_ key: Evaluator.Key, _ group: Evaluator.Group) -> Change? {
        guard let call = group.calls.first else { return nil }
        let (before, after) = (side(key.winners.old, isNew: false, key), side(key.winners.new, isNew: true, key))
        var kind: Change.Kind
        var weight: Change.Weight
        var details: [String] = []
        switch (key.winners.old, key.winners.new, group.difference) {
        case (_, _, let difference?): (kind, weight, details) = (difference.kind, difference.weight, difference.details)
        case (_?, nil, nil): (kind, weight) = (.notAnswered, .breaking)
        default: (kind, weight) = (.newlyAnswered, .safe)
        }
        if group.isNearOnly, weight == .breaking {
            weight = .safe
            details.append("only requests whose path is nearly the example's were answered so")
        }
        return Change(
            weight: weight, kind: kind,
            summary: "\(CallText.short(call)): \(Self.summary(kind, before, after, details))", details: details,
            call: call, otherCalls: Array(group.calls.dropFirst()), callCount: group.count, before: before, after: after
        )
    }

    private static func summary(
        _ kind: Change.Kind, _ before: Change.Side, _ after: Change.Side, _ details: [String]
    ) -> String {
        switch kind {
        case .notAnswered: "no example answers any more"
        case .newlyAnswered: "an example answers now"
        default: details.first ?? "the response changes"
        }
    }

    private func side(_ number: Int?, isNew: Bool, _ key: Evaluator.Key) -> Change.Side {
        let version = isNew ? new : old
        guard let number else {
            let text = key.isPreflight ? "the platform's preflight response" : "404, no example matches"
            return Change.Side(
                text: text, status: key.isPreflight ? nil : 404,
                location: isNew ? placeInNew(of: key.winners.old) : placeInOld(of: key.winners.new))
        }
        let example = version.examples[number]
        let label = version.label(of: number)
        return Change.Side(
            text: "\(example.code ?? 200) from '\(label)'", example: label,
            exampleID: version.sites[number].hasStoredID ? example.id : nil, status: example.code ?? 200,
            location: version.sites[number].location)
    }

    /// Where the counterpart of an old example stands, which does not answer; the collection where there is none.
    private func placeInNew(of old: Int?) -> SourceLocation {
        old.flatMap { pairs.newOfOld[$0] }.map { new.sites[$0].location } ?? new.file
    }

    private func placeInOld(of new: Int?) -> SourceLocation {
        new.flatMap { pairs.oldOfNew[$0] }.map { old.sites[$0].location } ?? old.file
    }
}

/// A call in a few words.
package enum CallText {
    /// `GET /users/1 with x-mock-response-code: 404`; secrets are not in it.
    package static func short(_ call: Call) -> String {
        let selectors = call.headers.fields.filter { field in
            let name = field.name.lowercased()
            return name.hasPrefix("x-mock-") || name.hasPrefix("access-control-request-")
        }.map { "\($0.name): \($0.value)" }
        let with = selectors.isEmpty ? "" : " with \(selectors.joined(separator: ", "))"
        return "\(call.method) \(call.target)\(with)"
    }
}
