import Foundation
import TestSupport
import Testing

/// The product speaks plain English with the field's words; phrases that once stood here and must not come back.
///
/// The pages of the two specifications quote others and are left out.
struct WordingTests {
    /// What not to write, as a regular expression, and what to write.
    static let phrases: [(unwanted: String, say: String)] = [
        (#"\bmend(s|ed|ing|able)?\b"#, "fix"),
        (#"could not be judged"#, "error"),
        (#"\bha(s|ve|d) (its|their) day\b"#, "expires"),
        (#"so many times more"#, "up to N times"),
        (#"of mocks of its own"#, "on a fresh mock"),
        (#"out of force|key in force"#, "revoked; valid"),
        (#"taken and not kept"#, "accepted but ignored"),
        (#"missing (or|and|nor|nothing) (nothing )?double|none double"#, "duplicated"),
        (#"fires the|request matrix at it"#, "sends it every kind of request the documentation describes"),
        (#"the cheapest call"#, "the simplest request"),
        (#"what came, the difference"#, "expected and actual response, and a diff"),
        (#"lives until the server ends"#, "is lost when the server stops unless you pass --state DIR"),
        (#"which scripts cannot read"#, "a CSRF token tied to an HttpOnly cookie"),
        (#"not as at Postman"#, "differences from Postman"),
        (#"a client may cost|what a client may"#, "client resource limits"),
        (#"in the clear\b"#, "plain HTTP"),
        (#"leave the mocks as they were"#, "do not reload changed files"),
        (#"needs no judgement|without anybody's judgement"#, "safe fixes"),
        (#"half of our greatest"#, "half the maximum throughput"),
        (#"fit to share"#, "check for unreachable examples, mistakes and secrets"),
        (#"Not the cases that"#, "Exclude cases matching"),
        (#"\bSay (every|only)\b"#, "Print"),
        (#""Requests in flight\."#, "Maximum concurrent requests"),
        (#"hold matched answers back"#, "Delay matched responses"),
        (#"Lists the keys, without them"#, "Lists key fingerprints"),
        (#"the control plane may be asked"#, "extra host name the control plane accepts"),
        (#"' is no \w"#, "'x' is not a valid X: why"),
        (
            #"(?<!there )(?<!There )\b(is|are) no (JSON|YAML|shard|coverage|method|header|status code|option)\b"#,
            "is not a valid X"
        ),
        (#"examples are errors"#, "its examples are all error responses"),
        (#"there is no (reporter|axis|profile|rule|lint rule|JUnit dialect) '"#, "unknown X 'y'. Did you mean 'z'?"),
        (#"--[a-z-]+ is at least"#, "must be at least"),
        (#"neither a plain call nor"#, "unreachable: no plain request and no x-mock-response-code returns it"),
        (#"not shown, --verbose shows"#, "hidden; use --verbose"),
        (#"no server can end a call"#, "is not a valid status code (200–599)"),
        (#"' is made\."#, "Created mock 'X'."),
        (#"shown only now"#, "shown once"),
        (
            #">(Collection of|Its JSON|Its calls|Its exported JSON|Keep it|Keep current|Found in)<"#,
            "see the page's words"
        ),
        (#"[Tt]he count starts again"#, "resets on"),
        (#"hold neither blanks nor"#, "must not contain spaces or #"),
        (#"No calls that fit"#, "No matching requests."),
        (#"variables of the path for wildcards"#, "treat path variables as wildcards"),
        (#"behind a plus"#, "Passed (+ skipped)"),
        (#"to see it whole"#, "for details"),
        (#"nothing needs (it|the exception|any)\b.{0,30}any more"#, "is no longer needed"),
        (#"[Nn]obody (answers|listens)"#, "nothing answers"),
        (#"\basks? for a key\b"#, "requires a key"),
        (#"plain call\b"#, "plain request"),
    ]

    private static let unwanted: NSRegularExpression? = try? NSRegularExpression(
        pattern: phrases.map { "(?:" + $0.unwanted + ")" }.joined(separator: "|"))

    /// Whatever people read: sources with their help texts, pages of the control plane, documents, samples.
    private static let files: [String] = {
        let endings = ["swift", "mustache", "js", "css", "md", "yaml", "yml", "json"]
        let folders = ["Sources", "Tests", "specs"].flatMap { folder -> [String] in
            let names = FileManager.default.enumerator(atPath: ProgramRun.root.appending(path: folder).path)
            return (names?.allObjects as? [String] ?? []).map { folder + "/" + $0 }
        }
        let quoting = ["WordingTests.swift", "PostmanMockBehaviour.md", "CIAndJUnit.md"]
        return (folders + ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "Makefile", "Package.swift"])
            .filter { name in
                endings.contains { name.hasSuffix("." + $0) } && !quoting.contains { name.hasSuffix("/" + $0) }
            }
    }()

    /// Sentences run on over the lines of comments and of strings.
    private static func joined(_ text: String) -> String {
        text.replacingOccurrences(
            of: #""?\s*[\\+]?\n\s*(///? ?|\+ "|"(?=\w))?"#, with: " ", options: .regularExpression
        ).replacingOccurrences(of: " {2,}", with: " ", options: .regularExpression)
    }

    @Test func unwantedPhrasesAreAbsent() throws {
        let unwanted = try #require(Self.unwanted)
        #expect(Self.files.count > 500)
        for file in Self.files {
            guard let text = try? String(contentsOf: ProgramRun.root.appending(path: file), encoding: .utf8) else {
                continue
            }
            let joined = Self.joined(text)
            for match in unwanted.matches(in: joined, range: NSRange(joined.startIndex..., in: joined)) {
                guard let range = Range(match.range, in: joined) else { continue }
                let from =
                    joined.index(range.lowerBound, offsetBy: -30, limitedBy: joined.startIndex) ?? joined.startIndex
                let to = joined.index(range.upperBound, offsetBy: 30, limitedBy: joined.endIndex) ?? joined.endIndex
                Issue.record("\(file): …\(joined[from..<to])…; say: \(Self.instead(of: String(joined[range])))")
            }
        }
    }

    private static func instead(of text: String) -> String {
        phrases.first { text.range(of: $0.unwanted, options: .regularExpression) != nil }?.say ?? ""
    }

    @Test func phrasesAreFoundAcrossLines() throws {
        let unwanted = try #require(Self.unwanted)
        for text in [
            "/// retried, each\n    /// of mocks of its\n    /// own", "\"what a client\"\n    + \" may cost\"",
        ] {
            let joined = Self.joined(text)
            #expect(
                unwanted.firstMatch(in: joined, range: NSRange(joined.startIndex..., in: joined)) != nil, "\(joined)")
        }
    }
}
