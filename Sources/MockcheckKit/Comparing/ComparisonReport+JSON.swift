import Comparing
import HTTPMessage
import PostmanModel
import Verification

extension ComparisonReport {
    /// `{"format": "mockcheck-diff/1", "summary": …, "changes": […]}`.
    package var json: String {
        let summary = [Change.Weight.breaking, .safe, .information].map {
            JSONBody.Member($0.rawValue, .integer(count($0)))
        }
        let changes = entries.flatMap { entry in entry.changes.map { object($0, of: entry.name) } }
        let report: JSONBody = [
            "format": "mockcheck-diff/1", "version": .string(Version.current),
            "summary": .object(summary + [.init("requestsCompared", .integer(callCount))]),
            "changes": .array(changes),
        ]
        return report.text + "\n"
    }

    private func text(_ text: String) -> JSONBody { .string(redactor.redact(text)) }

    private func object(_ change: Change, of mock: String) -> JSONBody {
        [
            "mock": text(mock), "class": .string(change.weight.rawValue), "kind": .string(change.kind.rawValue),
            "summary": text(change.summary), "details": .array(change.details.map(text)),
            "request": change.call.map(request) ?? .null,
            "otherRequests": .array(change.otherCalls.map { text(CallText.short($0)) }),
            "requestCount": .integer(change.callCount), "before": side(change.before), "after": side(change.after),
        ]
    }

    private func request(_ call: Call) -> JSONBody {
        let headers = call.headers.fields.map { field -> JSONBody in
            ["name": text(field.name), "value": text(SensitiveHeader.shown(field.value, of: field.name))]
        }
        return [
            "method": .string(call.method), "target": text(call.target), "headers": .array(headers),
            "curl": .string(call.curlLine(redactor)),
        ]
    }

    private func side(_ side: Change.Side) -> JSONBody {
        [
            "text": text(side.text), "status": side.status.map(JSONBody.integer) ?? .null,
            "example": side.example.map(text) ?? .null, "exampleId": .optional(side.exampleID),
            "file": .string(side.location.file), "line": .integer(side.location.line),
            "column": .integer(side.location.column),
        ]
    }
}
