import Testing

@testable import MockCore
@testable import PostmanModel

struct VariableScopeTests {
    private func environment(_ variables: [Variable]) -> Environment {
        Environment(file: "e.json", name: "e", variables: variables)
    }

    @Test func environmentOutranksFolderAndCollection() {
        let scope = VariableScope(
            environment: environment([Variable("a", "env")]),
            collection: [Variable("a", "col"), Variable("b", "col"), Variable("c", "col")]
        ).nested(in: [Variable("b", "item"), Variable("b", "folder"), Variable("a", "item")])
        #expect(scope.substitute("{{a}} {{b}} {{c}} {{d}}") == "env item col {{d}}")
    }

    @Test func disabledAndValuelessRowsAreAbsent() {
        let scope = VariableScope(
            environment: environment([Variable("a", "x", isEnabled: false), Variable("b", nil)]),
            collection: [Variable("a", "col"), Variable("b", "col")])
        #expect(scope.substitute("{{a}}{{b}}") == "colcol")
    }

    @Test func valuesMayNameOtherVariables() {
        let scope = VariableScope(
            environment: nil, collection: [Variable("a", "{{b}}/{{c}}"), Variable("b", "1"), Variable("c", "{{b}}2")])
        #expect(scope.substitute("{{a}}") == "1/12")
    }

    @Test func circlesEndAfterNineteenPasses() {
        let scope = VariableScope(environment: nil, collection: [Variable("a", "{{b}}"), Variable("b", "{{a}}")])
        // An odd number of swaps leaves the other name.
        #expect(scope.substitute("{{a}}") == "{{b}}")
        let growing = VariableScope(environment: nil, collection: [Variable("a", "x{{a}}")])
        #expect(growing.substitute("{{a}}") == String(repeating: "x", count: 19) + "{{a}}")
    }

    /// As in the oracle, for what is served and what is expected must be cut at the same place.
    @Test func variablesThatDoubleEndBeforeTheyFillTheMemory() {
        let scope = VariableScope(
            environment: nil,
            collection: [
                Variable("a", "{{b}}{{b}}"), Variable("b", "{{c}}{{c}}"), Variable("c", "{{a}}{{a}}"),
            ])
        // Fourteen passes make 16,384 names of one; to replace those would be too much.
        #expect(scope.substitute("{{a}}") == String(repeating: "{{c}}", count: 16_384))
        let own = String(repeating: "{{d}}", count: 30_000)
        let wide = VariableScope(environment: nil, collection: [Variable("d", "{{e}}"), Variable("e", "1")])
        #expect(wide.substitute(own) == String(repeating: "1", count: 30_000))
    }

    @Test func aValueCanCompleteAName() {
        let scope = VariableScope(environment: nil, collection: [Variable("x", "base"), Variable("baseUrl", "ok")])
        #expect(scope.substitute("{{{{x}}Url}}") == "ok")
    }
}
