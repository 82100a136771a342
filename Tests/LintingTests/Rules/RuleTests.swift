import Linting
import PostmanModel
import Testing

/// For each rule a collection that it must report, and one that it must not.
struct RuleTests {
    struct Sample: Sendable, CustomStringConvertible {
        var rule: String
        var bad: String
        var good: String
        var description: String { rule }

        init(_ rule: String, bad: String, good: String) {
            self.rule = rule
            self.bad = bad
            self.good = good
        }
    }

    @Test(arguments: reachability + examples + variables + drift + security + format + coverage)
    func `reports the bad and not the good`(_ sample: Sample) throws {
        #expect(try LintedCollection.rules(sample.bad).contains(sample.rule))
        #expect(try !LintedCollection.rules(sample.good).contains(sample.rule))
    }

    @Test func `every rule has a sample, a page and an id of its own`() {
        let samples = Self.reachability + Self.examples + Self.variables + Self.drift + Self.security + Self.format
        let sampled = Set((samples + Self.coverage).map(\.rule))
        let pages = RuleCatalogue.rules.map { $0.page }
        // These have tests of their own, with a folder and with body matching on.
        #expect(Set(pages.map(\.id)).subtracting(sampled) == ["v2-key-in-v3", "untyped-request-body"])
        #expect(pages.count >= 40)
        for page in pages {
            #expect(page.id.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" })
            #expect(page.documentation.count > 40 && page.documentation.count <= 1024 && !page.help.isEmpty)
        }
    }

    @Test func `the catalogue has every rule once, with a page, those of the readers too`() {
        let ids = RuleCatalogue.ids
        #expect(Set(ids).count == ids.count)
        for rule in ReadingRule.allCases { #expect(RuleCatalogue.page(rule.id)?.family == .reading) }
        for page in RuleCatalogue.pages { #expect(!page.summary.isEmpty && !page.documentation.isEmpty) }
        let fixable = RuleCatalogue.pages.filter(\.isFixable).map(\.id).sorted()
        #expect(fixable == ["duplicate-example-name", "missing-content-type", "stale-framing-header"])
    }

    typealias Made = LintedCollection
    static func one(_ example: String) -> String { Made.of(examples: example) }
    static func two(_ first: String, _ second: String) -> String { Made.of(examples: "\(first),\(second)") }
    static func text(_ text: String, key: String = "k") -> String {
        one(
            Made.example(
                headers: #"{"key":"Content-Type","value":"application/json"},{"key":"\#(key)","value":"\#(text)"}"#))
    }
}
