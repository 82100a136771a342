import MockCore
import PostmanModel

/// Placeholders of a generator that are served as data.
struct GeneratorPlaceholder: LintRule {
    package static let page = RulePage(
        "generator-placeholder", .examples, .warning, "placeholders of a generator that are served as data",
        help: "put real values in their place, or generate the collection with example values",
        documentation: """
            Converters of OpenAPI write "<string>", "<integer>" or "<uuid>" where they have no example. A client that \
            expects a number gets a text. The finding stands once in a collection, with the number of examples.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        let sites = subject.examples.filter { mark(in: $0.example.body) != nil }
        guard let first = sites.first, let mark = mark(in: first.example.body) else { return }
        let number = sites.count == 1 ? "1 example" : "\(sites.count) examples"
        findings.add("\"\(mark)\" and its like are served as data in \(number)", at: .body, of: first)
    }

    private static let marks = [
        "<string>", "<integer>", "<number>", "<boolean>", "<uuid>", "<date>", "<dateTime>", "<email>", "<uri>",
        "<long>", "<float>", "<double>", "<int32>", "<int64>", "<object>",
    ]

    /// The first such text that is a whole JSON string.
    private static func mark(in body: [UInt8]) -> String? {
        var rest = body[...]
        while let place = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[(place + 1)...]
            guard place > 0, body[place - 1] == UInt8(ascii: "\"") else { continue }
            let tail = body[place...].prefix(12)
            if let mark = marks.first(where: { tail.starts(with: $0.utf8) }),
                body.dropFirst(place + mark.utf8.count).first == UInt8(ascii: "\"")
            {
                return mark
            }
        }
        return nil
    }
}
