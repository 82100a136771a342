import PostmanModel

/// A {{$name}} that Postman does not know.
struct UnknownDynamicVariable: LintRule {
    package static let page = RulePage(
        "unknown-dynamic-variable", .variables, .note, "a {{$name}} that Postman does not know",
        help: "choose one of the documented dynamic variables",
        documentation: """
            Names with a dollar sign are replaced by generated values if they are known, and stay as they are if \
            not. OData parameters in braces are a common cause.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for site in subject.examples where site.example.body.contains(UInt8(ascii: "$")) {
            var reported: Set<String> = []
            for name in VariableNames.of(site.bodyText) where name.hasPrefix("$") {
                let bare = String(name.dropFirst())
                guard DynamicVariable.named(bare) == nil, DynamicVariable.named(name) == nil,
                    reported.insert(name).inserted,
                    bare.allSatisfy({ $0.isLetter || $0.isNumber })
                else { continue }
                findings.add("{{\(name)}} stays as it is", at: .body, of: site)
            }
        }
    }
}
