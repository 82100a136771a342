import MockCore
import PostmanModel

/// A {{$name}} that Postman does not know.
struct UnknownDynamicVariable: LintRule {
    package static let page = RulePage(
        "unknown-dynamic-variable", .variables, .error, "a {{$name}} that Postman does not know",
        help: "choose one of the documented dynamic variables",
        documentation: """
            Names with a dollar sign are replaced by generated values if they are known, and are sent as they stand \
            if not: a misspelt {{$randomFirstname}} is what the client gets.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for site in subject.examples {
            var known: Set<String> = []
            if site.bodyHasPlaceholders, !site.isBodiless {
                add(subject.unresolvedNames(in: site.bodyText, of: site), .body, site, &known, &findings)
            }
            for row in site.example.headers where row.isEnabled {
                guard let value = row.value, Placeholder.occurs(in: value) else { continue }
                add(subject.unresolvedNames(in: value, of: site), .header(row), site, &known, &findings)
            }
        }
    }

    private static func add(
        _ names: [String], _ part: Part, _ site: ExampleSite, _ known: inout Set<String>, _ findings: inout FindingList
    ) {
        for name in names where name.utf8.first == UInt8(ascii: "$") && known.insert(name).inserted {
            let bare = name.dropFirst()
            guard let first = bare.first, first.isLetter, bare.allSatisfy({ $0.isLetter || $0.isNumber }) else {
                continue
            }
            let near = Spelling.nearest(to: name, in: DynamicVariable.all.map(\.name)).map {
                "; did you mean {{\($0)}}?"
            }
            findings.add("{{\(name)}} is sent as it stands\(near ?? "")", at: part, of: site)
        }
    }
}
