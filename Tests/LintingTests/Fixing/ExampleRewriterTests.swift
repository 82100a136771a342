import MockFiles
import PostmanModel
import Testing

@testable import Linting

/// One example is rewritten in its file; every other byte stays.
struct ExampleRewriterTests {
    private static func rewritten(
        _ text: String, _ name: String, line: Int, column: Int, _ change: (inout ExampleRewriter) -> Bool
    ) throws -> String? {
        let file = try #require(EditableFile(Array(text.utf8), file: name))
        let place = SourceLocation(file: name, line: line, column: column)
        var rewriter = try #require(ExampleRewriter(file, at: place))
        guard change(&rewriter) else { return nil }
        let result = TextEdit.apply(rewriter.edits, to: Array(text.utf8))
        _ = try #require(EditableFile(result, file: name))
        return String(decoding: result, as: UTF8.self)
    }

    private static let v1 = #"{"responseCode": {"code": 200, "name": "OK"}, "headers": [], "text": "{\"a\": 1}"}"#
    private static let v2 = """
        {
            "name": "A", "status": "OK", "code": 200,
            "header": [
                {
                    "key": "Content-Type",
                    "value": "text/plain"
                }
            ],
            "body": "{\\"a\\": 1}"
        }
        """
    private static let v3 = """
        request: {url: /x}
        response:
          statusCode: 200
          statusText: OK
          headers:
            content-type: text/plain  # as it was
          body:
            type: json
            content: |-
              {
                "a": 1
              }
        order: 1
        """

    private static func change(_ rewriter: inout ExampleRewriter, body range: Range<Int>) -> Bool {
        rewriter.set(status: 201) && rewriter.set(header: "Content-Type", to: "application/json; charset=utf-8")
            && rewriter.add([("X-New", "a \"b\"")]) && rewriter.edit(body: [TextEdit(range, "22".utf8)])
    }

    @Test func formatV2() throws {
        let result = try Self.rewritten(Self.v2, "c.json", line: 1, column: 1) { Self.change(&$0, body: 6..<7) }
        #expect(
            result == """
                {
                    "name": "A", "status": "Created", "code": 201,
                    "header": [
                        {
                            "key": "Content-Type",
                            "value": "application/json; charset=utf-8"
                        },
                        {
                            "key": "X-New",
                            "value": "a \\"b\\""
                        }
                    ],
                    "body": "{\\"a\\": 22}"
                }
                """)
    }

    @Test func formatV1() throws {
        let result = try Self.rewritten(Self.v1, "c.json", line: 1, column: 1) {
            $0.set(status: 201) && $0.add([("X", "1"), ("Y", "2")]) && $0.edit(body: [TextEdit(6..<7, "22".utf8)])
        }
        #expect(
            result
                == #"{"responseCode": {"code": 201, "name": "Created"}, "headers": "#
                + #"[{"key":"X","value":"1"},{"key":"Y","value":"2"}], "text": "{\"a\": 22}"}"#)
    }

    @Test func formatV3() throws {
        let result = try Self.rewritten(Self.v3, "e.example.yaml", line: 1, column: 1) {
            Self.change(&$0, body: 9..<10)
        }
        #expect(
            result == """
                request: {url: /x}
                response:
                  statusCode: 201
                  statusText: Created
                  headers:
                    content-type: application/json; charset=utf-8  # as it was
                    X-New: "a \\"b\\""
                  body:
                    type: json
                    content: |-
                      {
                        "a": 22
                      }
                order: 1
                """)
    }

    @Test func rowsOfAListInYAML() throws {
        let text = "response:\n  code: 200\n  headers:\n    - key: A\n      value: b\n  body: x\n"
        let result = try Self.rewritten(text, "e.yaml", line: 1, column: 1) { $0.set(header: "C", to: "d") }
        #expect(
            result
                == "response:\n  code: 200\n  headers:\n    - key: A\n      value: b\n    - key: C\n      value: d\n"
                + "  body: x\n")
    }

    @Test(arguments: [
        (#"{"code":204,"header":[],"body":null}"#, #"{"code":204,"header":[],"body":"new"}"#),
        (#"{"code":204,"header":[],"body":""}"#, #"{"code":204,"header":[],"body":"new"}"#),
        ("{\n \"code\":204}", "{\n \"code\":204,\n \"body\": \"new\"}"),
    ])
    func aBodyForAnExampleWithoutOne(_ text: String, _ expected: String) throws {
        let result = try Self.rewritten(text, "c.json", line: 1, column: 1) {
            $0.edit(body: [TextEdit(0..<0, "new".utf8)])
        }
        #expect(result == expected)
    }

    /// What is written in a way that is not known is for people.
    @Test func leavesTheRest() throws {
        let odd = #"{"header":"A: b","body":{"a":1}}"#
        #expect(try Self.rewritten(odd, "c.json", line: 1, column: 1) { $0.set(status: 201) } == nil)
        #expect(try Self.rewritten(odd, "c.json", line: 1, column: 1) { $0.add([("A", "b")]) } == nil)
        #expect(
            try Self.rewritten(odd, "c.json", line: 1, column: 1) { $0.edit(body: [TextEdit(0..<1, "x".utf8)]) } == nil)
    }
}
