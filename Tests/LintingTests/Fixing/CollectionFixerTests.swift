import Foundation
import MockFiles
import PostmanModel
import Testing

@testable import Linting

struct CollectionFixerTests {
    private static func collection(_ examples: String) -> String {
        """
        {"info":{"name":"C","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
         "item":[{"name":"F","item":[{"name":"R","request":{"method":"GET","url":"{{u}}/x"},"response":[\(examples)]}]}]}
        """
    }

    private static func findings(of text: String) -> [Finding] {
        guard case .collection(let collection) = DocumentReader().read(Array(text.utf8), file: "c.json").document else {
            Issue.record("no collection")
            return []
        }
        guard let tree = try? SourceTree(Array(text.utf8), file: "c.json") else { return [] }
        return Linter().findings(in: LintSubject(collection, trees: [tree])).filter {
            RuleCatalogue.page($0.diagnostic.rule)?.isFixable == true
        }
    }

    private static func fixed(_ text: String) throws -> String {
        var fixer = CollectionFixer(findings(of: text))
        let found = fixer.edits(of: Array(text.utf8))
        let edits = try #require(found)
        return String(decoding: TextEdit.apply(edits, to: Array(text.utf8)), as: UTF8.self)
    }

    /// What is fixed, and what everything around it looks like afterwards, to the byte.
    @Test(arguments: [
        (
            #"{"name":"A","code":200,"header":[{"key":"Content-Length","value":"2"} , {"key":"X","value":"1"}],"body":""}"#,
            #"{"name":"A","code":200,"header":[{"key":"X","value":"1"}],"body":""}"#
        ),
        (
            #"{"name":"A","code":200,"header":[ {"key":"X","value":"1"}, {"key":"te","value":"2"}, {"key":"Y","value":"2"} ],"body":""}"#,
            #"{"name":"A","code":200,"header":[ {"key":"X","value":"1"}, {"key":"Y","value":"2"} ],"body":""}"#
        ),
        (
            #"{"name":"A","code":200,"header":[ {"key":"te","value":"1"}, {"key":"Upgrade","value":"2"} ],"body":""}"#,
            #"{"name":"A","code":200,"header":[  ],"body":""}"#
        ),
        (
            #"{"name":"A","code":200,"header":[{"key":"X","value":"1"}],"body":"{\"a\": 1}"}"#,
            #"{"name":"A","code":200,"header":[{"key":"Content-Type","value":"application/json"},{"key":"X","value":"1"}],"body":"{\"a\": 1}"}"#
        ),
        (
            "{\"name\":\"A\",\"code\":200,\"header\":[\n  {\"key\":\"Te\",\"value\":\"1\"}\n ],\"body\":\"<?xml version='1.0'?><a/>\"}",
            "{\"name\":\"A\",\"code\":200,\"header\":[\n  {\"key\":\"Content-Type\",\"value\":\"application/xml\"}\n  \n ],\"body\":\"<?xml version='1.0'?><a/>\"}"
        ),
        (
            #"{"name":"A","code":200,"header":[{"key":"Te","value":"1"}],"body":"[]"}"#,
            #"{"name":"A","code":200,"header":[{"key":"Content-Type","value":"application/json"}],"body":"[]"}"#
        ),
        (
            #"{"name":"A","code":200,"header":null,"body":"[]"}"#,
            #"{"name":"A","code":200,"header":[{"key":"Content-Type","value":"application/json"}],"body":"[]"}"#
        ),
        (
            #"{"name":"A","code":200,"body":"[]"}"#,
            #"{"header":[{"key":"Content-Type","value":"application/json"}],"name":"A","code":200,"body":"[]"}"#
        ),
        (
            #"{"name":"A","code":200},{"name":"A (2)","code":201},{"name":"A","code":404},{"name":"A","code":500}"#,
            #"{"name":"A","code":200},{"name":"A (2)","code":201},{"name":"A (3)","code":404},{"name":"A (4)","code":500}"#
        ),
        // What the body is, is for a person to say.
        (#"{"name":"A","code":200,"body":"plain words"}"#, #"{"name":"A","code":200,"body":"plain words"}"#),
        (#"{"name":"A","code":200,"body":"{broken"}"#, #"{"name":"A","code":200,"body":"{broken"}"#),
    ])
    func fixes(example: String, expected: String) throws {
        let fixed = try Self.fixed(Self.collection(example))
        #expect(fixed == Self.collection(expected))
        #expect(throws: Never.self) { try JSONDocument.parse(Array(fixed.utf8)) }
        #expect(try Self.fixed(fixed) == fixed)
    }

    @Test func mendsFormatV1() throws {
        func collection(_ examples: String) -> String {
            """
            {"id":"c","name":"C","order":["r"],"requests":[{"id":"r","name":"R","method":"GET","url":"{{u}}/x",
            "responses":[\(examples)]}]}
            """
        }
        let examples = #"""
            {"id":"1","name":"A","responseCode":{"code":200},"text":"[]","headers":[{"key":"Te","value":"1"}]},
            {"id":"2","name":"A","responseCode":{"code":404},"text":"","headers":[ {"key":"X","value":"1"},{"name":"Connection","key":"Connection","value":"close"} ]}
            """#
        let expected = #"""
            {"id":"1","name":"A","responseCode":{"code":200},"text":"[]","headers":[{"key":"Content-Type","value":"application/json"}]},
            {"id":"2","name":"A (2)","responseCode":{"code":404},"text":"","headers":[ {"key":"X","value":"1"} ]}
            """#
        #expect(try Self.fixed(collection(examples)) == collection(expected))
        #expect(Self.findings(of: collection(expected)).isEmpty)
    }

    /// Two requests of one name are two requests.
    @Test func mendsOnlyWhatWasFound() throws {
        let stale = #"{"name":"A","code":200,"header":[{"key":"Te","value":"1"}],"body":""}"#
        let text = Self.collection("\(stale),\(stale.replacing("A", with: "B"))")
        let findings = Self.findings(of: text).filter { $0.item.hasSuffix("/B") }
        var fixer = CollectionFixer(findings)
        let found = fixer.edits(of: Array(text.utf8))
        #expect(fixer.count == 1)
        #expect(try #require(found).count == 1)
    }

    @Test func keepsAByteOrderMarkAndLineEnds() throws {
        let text = Self.collection(#"{"name":"A","code":200,"header":[{"key":"Te","value":"1"}],"body":""}"#)
            .replacing("\n", with: "\r\n")
        var fixer = CollectionFixer(Self.findings(of: text))
        let content = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
        let found = fixer.edits(of: content)
        let edits = try #require(found)
        #expect(
            TextEdit.apply(edits, to: content)
                == content.prefix(3) + Array(text.replacing(#"{"key":"Te","value":"1"}"#, with: "").utf8))
    }

    @Test(arguments: ["", "[]", "{", "{\"requests\":[]}", "$kind: collection"])
    func leavesOtherFilesAlone(text: String) {
        var fixer = CollectionFixer([])
        let edits = fixer.edits(of: Array(text.utf8))
        #expect(edits == nil)
    }
}
