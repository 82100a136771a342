import PostmanModel

/// Gathers the findings of one rule.
package struct FindingList {
    let page: RulePage
    let index: SourceIndex
    package private(set) var findings: [Finding] = []

    init(page: RulePage, index: SourceIndex) {
        self.page = page
        self.index = index
    }

    mutating func add(_ message: String, at part: Part = .whole, of site: ExampleSite) {
        add(
            message, location: index.location(of: part, in: site.example.location), item: site.path, anchor: part.anchor
        )
        findings[findings.count - 1].example = site.example.location
    }

    mutating func add(_ message: String, at part: Part = .whole, of site: RequestSite) {
        add(message, location: index.location(of: part, in: site.item.location), item: site.path, anchor: part.anchor)
    }

    /// At an example, or at the request itself where there is none.
    mutating func add(_ message: String, at part: Part = .whole, of example: ExampleSite?, or request: RequestSite) {
        if let example { add(message, at: part, of: example) } else { add(message, at: part, of: request) }
    }

    mutating func add(_ message: String, location: SourceLocation, item: String, anchor: String) {
        let diagnostic = Diagnostic(
            rule: page.id, severity: page.severity, message: message, help: page.help, location: location)
        findings.append(Finding(diagnostic: diagnostic, item: item, anchor: anchor))
    }
}
