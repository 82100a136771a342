import PostmanModel
import Testing

@testable import MockFiles

struct EnvironmentFileTests {
    private func read(_ content: String, _ name: String) throws -> (Reading, TemporaryTree) {
        let tree = try TemporaryTree([name: content])
        return (try InputFile(path: tree.path(name)).read(), tree)
    }

    @Test(arguments: ["dev.environment.yaml", "dev.environment.yml"])
    func readsEnvironments(name: String) throws {
        let (reading, _) = try read(
            """
            name: Development
            values:
              - {key: baseUrl, value: https://dev.example, enabled: true}
              - {key: token, value: s3cret, type: secret}
              - {key: old, value: x, enabled: false}
              - {key: port, value: 8080}
            """, name)
        guard case .environment(let environment) = reading.document else {
            Issue.record("\(reading)")
            return
        }
        #expect(environment.name == "Development")
        #expect(
            environment.variables == [
                Variable("baseUrl", "https://dev.example"), Variable("token", "s3cret", isSecret: true),
                Variable("old", "x", isEnabled: false), Variable("port", "8080"),
            ])
        #expect(reading.diagnostics.isEmpty)
    }

    @Test func takesItsNameFromTheFileWhereItHasNone() throws {
        let (reading, _) = try read("values: {a: b}", "dev.environment.yaml")
        guard case .environment(let environment) = reading.document else {
            Issue.record("\(reading)")
            return
        }
        #expect(environment.name == "dev")
        #expect(environment.variables == [Variable("a", "b")])
    }

    @Test func leavesGlobalsAloneWithANote() throws {
        let (reading, tree) = try read("name: G\nvalues: []", "workspace.globals.yaml")
        guard case .globals = reading.document else {
            Issue.record("\(reading)")
            return
        }
        #expect(tree.places(reading.diagnostics) == ["workspace.globals.yaml:1:1: globals-ignored"])
        #expect(reading.diagnostics.map(\.severity) == [.note])
    }

    @Test(arguments: [("openapi.yaml", "openapi: 3.1.0"), ("a.yaml", "- 1"), ("a.yaml", "a: ["), ("a.yml", "")])
    func passesOverOtherYAML(name: String, content: String) throws {
        let (reading, _) = try read(content, name)
        guard case .unrelated = reading.document else {
            Issue.record("\(reading)")
            return
        }
    }

    @Test func locatesWhatIsWrong() throws {
        let (reading, tree) = try read("values:\n\t- a", "dev.environment.yaml")
        guard case .unusable = reading.document else {
            Issue.record("\(reading)")
            return
        }
        #expect(tree.places(reading.diagnostics) == ["dev.environment.yaml:2:1: yaml-syntax"])
        #expect(reading.diagnostics.map(\.severity) == [.error])
    }
}
