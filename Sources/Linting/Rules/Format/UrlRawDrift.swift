import HTTPMessage
import MockCore
import PostmanModel

/// `url.raw` says another address than the parts of the URL.
struct UrlRawDrift: LintRule {
    package static let page = RulePage(
        "url-raw-drift", .format, .warning, "url.raw says another address than the parts of the URL",
        help: "make raw and the parts agree; the parts are what is sent",
        documentation: """
            A URL is stored twice: as text in raw, which people read, and in parts, which Postman sends and mocks \
            compare. A file that was edited in one place only documents an address that nothing answers.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for request in subject.requests {
            for (url, example) in request.urls {
                let place = example?.example.location ?? request.item.location
                guard let object = subject.index.value(of: .url, in: place),
                    object["path"] != nil || object["host"] != nil,
                    let raw = object["raw"]?.string, raw.utf8.contains(where: { $0 > 0x20 }),
                    let what = difference(URLText.parse(raw), url)
                else { continue }
                findings.add("raw says \(what)", at: .url, of: example, or: request)
            }
        }
    }

    private static func difference(_ raw: SavedURL, _ url: SavedURL) -> String? {
        let (left, right) = (segments(raw.path), segments(url.path))
        // A variable of the host may hold the beginning of the path.
        let isSame =
            left == right || url.host.contains("{{") != raw.host.contains("{{") && left.suffix(right.count) == right
        guard isSame else { return "the path \(raw.path.quotedForMessage), the parts \(url.path.quotedForMessage)" }
        // A raw text without any query is short, not wrong.
        guard !raw.query.isEmpty else { return nil }
        let (asked, sent) = (rows(raw.query, all: true), rows(url.query, all: false))
        let known = rows(url.query, all: true)
        if let missing = sent.subtracting(asked).min() { return "nothing of \(missing.quotedForMessage) in the query" }
        if let extra = asked.subtracting(known).min() {
            return "\(extra.quotedForMessage) in the query, the parts do not"
        }
        return nil
    }

    private static func segments(_ path: String) -> [String] {
        Placeholder.split(path[...], at: "/").map { PercentCoding.decodePathSegment($0) }.filter { !$0.isEmpty }
    }

    private static func rows(_ rows: [Row], all: Bool) -> Set<String> {
        Set(
            rows.filter { (all || $0.isEnabled) && !$0.key.isEmpty }.map { row in
                let value = PercentCoding.decodeQueryComponent(row.value ?? "")
                return "\(PercentCoding.decodeQueryComponent(row.key))=\(value)"
            })
    }
}
