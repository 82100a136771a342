import MockFiles
import PostmanModel
import Testing

@testable import Linting

struct LintSubjectTests {
    private static func subject(body: String, url: String = "https://example.com/a/{{id}}") throws -> LintSubject {
        let json = LintedCollection.of(
            examples: LintedCollection.example(url: url, body: body),
            more: #","variable":[{"key":"host","value":"h"},{"key":"host","value":"i"}]"#)
        let bytes = Array(json.utf8)
        let collection = try #require(DocumentReader().read(bytes, file: "a.json").collection)
        return LintSubject(collection, trees: [try SourceTree(bytes, file: "a.json")])
    }

    /// B-5.16 to 5.20: a variable, a wildcard of the request and a dynamic variable are filled in, anything else is sent
    /// as it stands.
    @Test(
        arguments: [
            ("{{host}}", []), ("{{id}}", []), ("{{$guid}}", []), ("{{nobody}} {{nobody}}", ["nobody"]), ("plain", []),
        ] as [(String, [String])])
    func namesThatNothingFillsInAreSent(body: String, names: [String]) throws {
        let subject = try Self.subject(body: body)
        let site = try #require(subject.examples.first)
        #expect(subject.unresolvedNames(in: body, of: site) == names)
    }

    /// Of equal names the last row counts.
    @Test func aVariableStandsWhereItsLastRowIs() throws {
        let subject = try Self.subject(body: "")
        let json = try #require(subject.trees.first?.root["variable"]?.elements.map { $0 }.last)
        #expect(subject.location(ofVariable: "host") == subject.trees.first?.location(of: json))
        #expect(subject.location(ofVariable: "none") == PostmanModel.SourceLocation(file: "a.json"))
    }
}

extension Reading {
    fileprivate var collection: PostmanModel.Collection? {
        if case .collection(let collection) = document { collection } else { nil }
    }
}
