import HTTPMessage
import MockCore
import MockFiles
import PostmanModel

/// An explanation for programs: one object whose keys stay, in the order of the text.
package struct ExplanationJSON {
    private let explained: ExplainedCall

    package init(_ explained: ExplainedCall) {
        self.explained = explained
    }

    package var text: String {
        let trace = explained.trace
        let reply = explained.answer.reply
        let dropped = trace.entries.filter { if case .dropped = $0.fate { true } else { false } }
        let members = [
            ("mock", quoted(explained.mock.name)), ("profile", quoted(explained.mock.configuration.profile.rawValue)),
            ("call", object([("method", quoted(explained.call.method)), ("target", quoted(explained.call.target))])),
            (
                "answer",
                object([("status", "\(reply.status)"), ("contentType", quoted(reply.headers["Content-Type"]))])
            ),
            ("interception", quoted(explained.interception)),
            ("winner", trace.winner.map { object(facts($0)) } ?? "null"), ("decision", quoted(trace.decision)),
            ("candidates", list(trace.candidates.map { candidate(trace.entries[$0]) })),
            ("dropped", list(dropped.map(droppedEntry))),
            ("alternatives", list(explained.explanation.alternatives.map(alternative))),
        ]
        return "{\n" + members.map { "  \(JSONText.quoted($0.0)): \($0.1)" }.joined(separator: ",\n") + "\n}\n"
    }

    private func facts(_ entry: MatchTrace.Entry) -> [(String, String)] {
        let location = explained.location(of: entry)
        return [
            ("id", quoted(entry.id)), ("name", quoted(entry.name)), ("request", quoted(explained.request(of: entry))),
            ("method", quoted(entry.method)), ("path", quoted(entry.path)),
            ("code", entry.code.map(String.init) ?? "null"),
            ("location", quoted("\(location)")),
        ]
    }

    private func candidate(_ entry: MatchTrace.Entry) -> String {
        guard case .scored(let points) = entry.fate else {
            return object(facts(entry) + [("score", "null"), ("step", "null")])
        }
        let tally = points.tally
        return object(
            facts(entry) + [
                ("score", number(points.total)), ("step", quoted(points.step.rawValue)),
                ("url", number(points.url)), ("parameters", number(points.parameters)),
                ("matches", "\(tally.matches)"), ("partial", "\(tally.partial)"), ("missing", "\(tally.missing)"),
                ("body", number(points.body)),
            ])
    }

    private func droppedEntry(_ entry: MatchTrace.Entry) -> String {
        guard case .dropped(let drop) = entry.fate else { return "null" }
        return object(facts(entry) + [("by", quoted(drop.key)), ("detail", quoted(drop.detail(of: entry)))])
    }

    private func alternative(_ alternative: CallExplanation.Alternative) -> String {
        object(
            facts(alternative.entry) + [
                ("reason", quoted(alternative.reason)), ("change", quoted(alternative.change?.sentence)),
                ("parts", list((alternative.change?.parts ?? []).map(part), indentation: "")),
            ])
    }

    private func part(_ part: CallChange.Part) -> String {
        switch part {
        case .method(let method): object([("method", quoted(method))])
        case .target(let target): object([("target", quoted(target))])
        case .header(let name, let value):
            object([("header", quoted(name)), ("value", quoted(SensitiveHeader.shown(value, of: name)))])
        case .withoutHeader(let name): object([("header", quoted(name)), ("value", "null")])
        case .body(let bytes): object([("body", quoted(String(decoding: bytes, as: UTF8.self)))])
        }
    }

    private func quoted(_ text: String?) -> String { text.map(JSONText.quoted) ?? "null" }

    private func number(_ points: Double) -> String {
        // Without the little that only chooses between equal scores.
        let points = (points * 1e6).rounded() / 1e6
        return points == points.rounded() ? String(Int(points)) : String(points)
    }

    private func object(_ members: [(String, String)]) -> String {
        "{" + members.map { "\(JSONText.quoted($0.0)): \($0.1)" }.joined(separator: ", ") + "}"
    }

    /// One element per line.
    private func list(_ elements: [String], indentation: String = "\n    ") -> String {
        guard !elements.isEmpty else { return "[]" }
        let end = indentation.isEmpty ? "" : "\n  "
        return "[" + indentation + elements.joined(separator: "," + (indentation.isEmpty ? " " : indentation)) + end
            + "]"
    }
}
