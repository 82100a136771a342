import MockCore
import PostmanModel

/// A test script expects a status that no example has.
struct TestStatusMismatch: LintRule {
    package static let page = RulePage(
        "test-status-mismatch", .drift, .warning, "a test script expects a status that no example has",
        help: "save an example with that status, or correct the test",
        documentation: """
            A request's own test says what its answer is. If no example has the status that it asks for, the test \
            fails against the mock, and one of the two is out of date. Only literal statuses outside comments and \
            conditions count.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for request in subject.requests where !request.examples.isEmpty {
            guard let events = subject.index.value(of: .tests, in: request.item.location) else { continue }
            let expected = events.elements.filter { $0["listen"]?.isString("test") == true || $0["type"] != nil }
                .flatMap { TestScript.statuses(in: lines(of: $0)) }
            let codes = Set(request.examples.map(\.status))
            guard let first = expected.first, !expected.contains(where: codes.contains) else { continue }
            let known = codes.sorted().map(String.init).joined(separator: ", ")
            findings.add("the test expects \(first), the examples have \(known)", at: .tests, of: request)
        }
    }

    private static func lines(of event: JSONValue) -> [String] {
        guard let code = event["script"]?["exec"] ?? event["code"] else { return [] }
        let texts = code.string.map { [$0] } ?? code.elements.compactMap(\.string)
        return texts.flatMap { $0.split(whereSeparator: \.isNewline).map(String.init) }
    }
}
