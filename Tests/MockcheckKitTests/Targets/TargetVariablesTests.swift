import PostmanModel
import Testing

@testable import MockcheckKit

struct TargetVariablesTests {
    @Test func aFileIsReadAsShellsReadIt() throws {
        let text = """
            # comment
            A=1

            export B = two words # not this
            C="a # b"
            D='x=y'
              E=
            """
        let variables = try TargetVariables.variables(ofFile: text, path: ".env")
        #expect(variables.map(\.key) == ["A", "B", "C", "D", "E"])
        #expect(variables.map(\.value) == ["1", "two words", "a # b", "x=y", ""])
        // Of such a file anything may be a secret.
        #expect(variables.allSatisfy { $0.isSecret })
    }

    @Test func aLineWithoutANameIsSaidByItsNumber() {
        let problem = #expect(throws: CommandProblem.self) {
            try TargetVariables.variables(ofFile: "A=1\n=2\n", path: ".env")
        }
        #expect(problem?.description.contains(".env:2") == true)
    }
}
