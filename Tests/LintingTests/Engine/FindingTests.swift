import Linting
import MockFiles
import PostmanModel
import Testing

struct FindingTests {
    @Test func `points at the character`() throws {
        let json = LintedCollection.of(examples: LintedCollection.example(code: "204"))
        let finding = try #require(
            try LintedCollection.findings(json).first { $0.diagnostic.rule == "body-on-bodiless-status" })
        let lines = json.split(separator: "\n", omittingEmptySubsequences: false)
        let line = lines[finding.diagnostic.location.line - 1]
        #expect(line.dropFirst(finding.diagnostic.location.column - 1).hasPrefix(#""{}""#))
        #expect(finding.item == "R/E")
    }

    /// Columns count characters, in UTF-16 as in UTF-8.
    @Test(arguments: [true, false]) func `points at the character in UTF-16`(isLittleEndian: Bool) throws {
        let text = LintedCollection.of(examples: #"{"x":"é😀"},"# + LintedCollection.example(name: "ü😀", code: "204"))
            .replacing("\n", with: "")
        let units = ([0xFEFF] + Array(text.utf16)).flatMap { unit -> [UInt8] in
            let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
            return isLittleEndian ? bytes : bytes.reversed()
        }
        guard case .collection(let collection) = DocumentReader().read(units, file: "a.json").document else {
            Issue.record("UTF-16 is not read")
            return
        }
        let subject = LintSubject(collection, trees: [try SourceTree(units, file: "a.json")])
        let finding = try #require(
            Linter().findings(in: subject).first { $0.diagnostic.rule == "body-on-bodiless-status" })
        #expect(finding.diagnostic.location.line == 1)
        let rest = String.UnicodeScalarView(text.unicodeScalars.dropFirst(finding.diagnostic.location.column - 1))
        #expect(String(rest).hasPrefix(#""{}""#))
    }

    @Test func `keeps fingerprints when lines move and siblings change their names`() throws {
        let example = LintedCollection.example(code: "204")
        let before = LintedCollection.of(examples: LintedCollection.example(name: "A") + "," + example)
        let after = LintedCollection.of(examples: LintedCollection.example(name: "B") + ",\n\n" + example)
        func prints(_ json: String) throws -> [String] {
            try LintedCollection.findings(json).filter { $0.diagnostic.rule == "body-on-bodiless-status" }
                .map(\.fingerprint)
        }
        #expect(try prints(before).count == 1)
        #expect(try prints(before) == prints(after))
    }

    @Test func `counts the examples of inner folders, and names the outermost folder without any`() throws {
        func folder(_ name: String, _ items: String) -> String { #"{"name":"\#(name)","item":[\#(items)]}"# }
        func request(_ examples: String) -> String {
            #"{"name":"R","request":{"method":"GET","url":"https://example.com/a"},"response":[\#(examples)]}"#
        }
        let full = folder("Full", request("") + "," + folder("Inner", request(LintedCollection.example())))
        let empty = folder("Empty", request("") + "," + folder("Inner", request("")))
        let found = try LintedCollection.findings(LintedCollection.of(items: full + "," + empty))
            .filter { $0.diagnostic.rule == "folder-without-examples" }
        #expect(found.map(\.item) == ["Empty"])
    }

    @Test func `names a variable of the host once, with the number of its uses`() throws {
        let items = (1...3).map { #"{"name":"R\#($0)","request":{"method":"GET","url":"{{base}}.{{base}}/\#($0)"}}"# }
        let messages = try LintedCollection.findings(LintedCollection.of(items: items.joined(separator: ",")))
            .filter { $0.diagnostic.rule == "unresolved-variable" }.map(\.diagnostic.message)
        #expect(messages == ["{{base}} is not defined in the collection, and 3 requests use it"])
    }

    @Test func `never shows a secret whole`() throws {
        for sample in RuleTests.security where !["private-address", "internal-host"].contains(sample.rule) {
            let findings = try LintedCollection.findings(sample.bad).filter { $0.diagnostic.rule == sample.rule }
            for finding in findings {
                let words = finding.diagnostic.message.split(separator: " ").map(String.init)
                #expect(!words.contains { $0.count >= 14 && $0 != "authentication:" && sample.bad.contains($0) })
            }
        }
    }

    @Test func `honours levels and exceptions, and reports those that nothing needs`() throws {
        let findings = try LintedCollection.findings(
            LintedCollection.of(examples: LintedCollection.example(code: "204")))
        let place = SourceLocation(file: "mockcheck.yaml")
        let settings = LintSettings(
            levels: [.init(rule: "null-code", severity: nil, location: place)],
            exceptions: [
                .init(rule: "body-on-bodiless-status", scope: .glob("R/*"), reason: "recorded so", location: place),
                .init(rule: "iban", scope: .everything, reason: "test data", location: place),
            ])
        let rules = settings.applied(to: findings).map(\.diagnostic.rule)
        #expect(!rules.contains("body-on-bodiless-status"))
        #expect(rules.contains("unused-exception"))
        let unknown = LintSettings(levels: [.init(rule: "null-cod", severity: nil, location: place)])
        #expect(unknown.problems(knownRules: RuleCatalogue.ids).first?.help == "did you mean 'null-code'?")
    }

    @Test func `finds keys of v2 in files of v3`() throws {
        let collection = Collection(file: "api", format: .v3, name: "A")
        func rules(_ json: String) throws -> [String] {
            let tree = try SourceTree(Array(json.utf8), file: "api/a.request.yaml")
            return Linter().findings(in: LintSubject(collection, trees: [tree])).map(\.diagnostic.rule)
        }
        #expect(try rules(#"{"header":[]}"#) == ["v2-key-in-v3"])
        #expect(try rules(#"{"headers":[]}"#).isEmpty)
    }
}
