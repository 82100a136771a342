import Foundation
import Testing
import XMLSupport

struct XMLSchemaTests {
    private static let source = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:element name="list">
            <xs:complexType>
              <xs:sequence>
                <xs:element name="n" type="xs:integer" minOccurs="0" maxOccurs="unbounded"/>
              </xs:sequence>
            </xs:complexType>
          </xs:element>
        </xs:schema>
        """

    @Test func acceptsAValidDocument() throws {
        let schema = try XMLSchema(Array(Self.source.utf8))
        #expect(try schema.validate(bytes: Array("<list><n>1</n><n>2</n></list>".utf8)).isEmpty)
    }

    @Test(arguments: [
        ("<list>\n<n>1</n>\n<n>one</n>\n</list>", 3...3, "'one'"),
        ("<list>\n<m/>\n</list>", 2...2, "'m'"),
        ("<list>\n<n>1</n>", 1...2, "end"),
        ("<list>\n<n>\u{1}</n></list>", 2...2, "PCDATA invalid Char value 1"),
        ("<!DOCTYPE list>\n<list/>", 1...2, "document type declaration"),
        ("<!DOCTYPE list SYSTEM 'http://127.0.0.1:1/x.dtd'>\n<list/>", 1...2, "document type declaration"),
        ("", 1...1, "empty"),
    ])
    func tellsLineAndReason(document: String, lines: ClosedRange<Int>, reason: String) throws {
        let schema = try XMLSchema(Array(Self.source.utf8))
        let problems = try schema.validate(bytes: Array(document.utf8))
        let problem = try #require(problems.first)
        #expect(problem.message.contains(reason))
        #expect(lines.contains(problem.line))
        #expect(!problem.message.isEmpty)
    }

    @Test func reportsAtMostAHundredProblems() throws {
        let schema = try XMLSchema(Array(Self.source.utf8))
        let document = "<list>" + String(repeating: "<n>x</n>", count: 1000) + "</list>"
        #expect(try schema.validate(bytes: Array(document.utf8)).count == 100)
    }

    @Test func readsFiles() throws {
        let path = NSTemporaryDirectory() + "mockcheck-schema-\(UUID().uuidString).xml"
        try "<list>\n<n>x</n>\n</list>".write(toFile: path, atomically: false, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let problems = try XMLSchema(Array(Self.source.utf8)).validate(file: path)
        #expect(problems.first?.line == 2)
    }

    @Test func namesAFileThatCannotBeRead() throws {
        let schema = try XMLSchema(Array(Self.source.utf8))
        let error = #expect(throws: XMLFailure.self) { try schema.validate(file: "/nowhere/report.xml") }
        #expect(error?.description.contains("/nowhere/report.xml: No such file") == true)
    }

    @Test(arguments: ["", "<xs:schema", "<schema/>"])
    func refusesABrokenSchema(source: String) {
        #expect(throws: XMLFailure.self) { try XMLSchema(Array(source.utf8)) }
    }

    @Test func servesSeveralThreadsAtOnce() async throws {
        let schema = try XMLSchema(Array(Self.source.utf8))
        let right = try await withThrowingTaskGroup(of: Int.self) { group in
            for worker in 0..<4 {
                group.addTask {
                    var right = 0
                    for round in 0..<200 {
                        let number = worker * 1000 + round
                        let good = try schema.validate(bytes: Array("<list><n>\(number)</n></list>".utf8))
                        let bad = try schema.validate(bytes: Array("<list><n>x\(number)</n></list>".utf8))
                        right += good.isEmpty && bad.first?.message.contains("'x\(number)'") == true ? 1 : 0
                    }
                    return right
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(right == 800)
    }
}
