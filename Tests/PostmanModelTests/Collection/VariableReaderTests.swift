import PostmanModel
import Testing

struct VariableReaderTests {
    private func variables(_ values: String) throws -> ([Variable], [Diagnostic]) {
        let reading = Inline.read(#"{"name":"E","_postman_variable_scope":"environment","values":\#(values)}"#)
        guard case .environment(let environment) = reading.document else {
            throw Inline.NotWhatWasExpected(reading: reading)
        }
        return (environment.variables, reading.diagnostics)
    }

    @Test(arguments: [
        (#"{"key":"a","value":"b"}"#, Variable("a", "b")),
        (#"{"key":"a","value":"b","enabled":false}"#, Variable("a", "b", isEnabled: false)),
        (#"{"key":"a","value":"b","disabled":true}"#, Variable("a", "b", isEnabled: false)),
        (#"{"key":"a","value":"b","type":"secret"}"#, Variable("a", "b", isSecret: true)),
        (#"{"key":"a","value":true}"#, Variable("a", "true")), (#"{"key":"a","value":1.0}"#, Variable("a", "1")),
        (#"{"key":"a","value":1e21}"#, Variable("a", "1e+21")), (#"{"key":"a","value":null}"#, Variable("a", nil)),
        (#"{"key":"a","value":{"b":1}}"#, Variable("a", nil)), (#"{"key":"a","value":[1]}"#, Variable("a", nil)),
        (#"{"key":"a"}"#, Variable("a", nil)), (#"{"id":"a","value":"b"}"#, Variable("a", "b")),
        (#"{"id":"x","key":"a","value":"{{c}}"}"#, Variable("a", "{{c}}")),
        (#"{"key":"a","value":""}"#, Variable("a", "")),
    ])
    func readsEveryForm(row: String, expected: Variable) throws {
        let (variables, diagnostics) = try variables("[\(row)]")
        #expect(variables == [expected])
        #expect(diagnostics.isEmpty)
    }

    @Test func keepsRepeatsInOrder() throws {
        let (variables, _) = try variables(#"[{"key":"a","value":"1"},null,{"key":"a","value":"2"}]"#)
        #expect(variables == [Variable("a", "1"), Variable("a", "2")])
    }

    @Test func warnsOfRowsWithoutKey() throws {
        let (variables, diagnostics) = try variables(#"[{"value":"1"},"x",{"key":"a","value":"2"}]"#)
        #expect(variables == [Variable("a", "2")])
        #expect(diagnostics.map(\.rule) == ["variable-without-key", "variable-without-key"])
    }
}
