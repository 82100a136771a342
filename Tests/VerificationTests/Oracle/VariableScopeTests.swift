import MockCore
import PostmanModel
import Testing

@testable import Verification

struct VariableScopeTests {
    @Test(arguments: [
        ("{{a}}", "environment"), ("{{b}}", "item"), ("{{c}}", "collection"), ("{{d}}", "{{d}}"), ("{{e}}", "{{e}}"),
        ("{{ a }}", "{{ a }}"), ("{{chain}}-{{a}}", "collection-environment"), ("{{{a}}}", "{environment}"),
        ("{{a}", "{{a}"), ("{{}}", "{{}}"), ("{{loop}}", "{{loop}}"), ("x", "x"), ("", ""),
    ])
    func substitution(_ text: String, _ expected: String) {
        let scope = VariableScope(
            collection: [
                Variable("a", "collection"), Variable("b", "collection"), Variable("c", "first"),
                Variable("c", "collection"), Variable("d", "off", isEnabled: false), Variable("e", nil),
                Variable("chain", "{{c}}"), Variable("loop", "{{loop}}"),
            ],
            item: [Variable("b", "item"), Variable("b", "folder")],
            environment: [Variable("a", "environment"), Variable("c", "off", isEnabled: false)])
        #expect(scope.substitute(text) == expected)
    }

    @Test func valuesThatNameEachOtherDoNotGrowWithoutEnd() {
        let bomb = String(repeating: "{{a}}", count: 100)
        let scope = VariableScope(collection: [Variable("a", bomb)], item: [], environment: [])
        #expect(scope.substitute("{{a}}").utf8.count <= 16 << 20)
    }
}
