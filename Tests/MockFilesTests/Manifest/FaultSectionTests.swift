import PostmanModel
import Testing

@testable import MockFiles

struct FaultSectionTests {
    private func read(_ faults: String) throws -> (faults: FaultSettings?, said: [String]) {
        let tree = try TemporaryTree([
            "a.json": "{}", "mockcheck.yaml": "mocks:\n  - name: A\n    collection: a.json\n    faults: \(faults)\n",
        ])
        let reader = ManifestReader(environment: { _ in nil }, digest: { _ in KeyDigest(bytes: []) })
        let (manifest, diagnostics) = reader.read(file: tree.path("mockcheck.yaml"))
        return (manifest?.mocks.first?.faults, diagnostics.map(\.message))
    }

    @Test func readsEveryKey() throws {
        let (faults, said) = try read(
            "{ onRequest: true, seed: 7, rules: [{ fault: reset, probability: 0.25, request: List }, { fault: cut }] }")
        #expect(said == [])
        var expected = FaultSettings()
        expected.onRequest = true
        expected.seed = 7
        expected.rules = [
            FaultSettings.Rule(fault: try Fault("reset"), probability: 0.25, request: "List"),
            FaultSettings.Rule(fault: try Fault("cut")),
        ]
        #expect(faults == expected)
    }

    @Test func noneIsTheDefault() throws {
        #expect(try read("").faults == nil)
        #expect(try read("{ rules: [] }").faults?.onRequest == false)
    }

    @Test(arguments: [
        ("{ rule: [] }", "unknown key 'rule' in faults"), ("{ rules: [{ probability: 1 }] }", "the fault is missing"),
        ("{ rules: [{ fault: burn }] }", "'burn' is not a valid fault: the faults are"),
        ("{ rules: [{ fault: reset, probability: 2 }] }", "must be from 0 to 1, not '2'"),
        ("{ rules: [{ fault: reset, path: x }] }", "unknown key 'path' in a fault"), ("{ seed: -1 }", "faults.seed"),
    ])
    func whatIsWrongIsSaid(text: String, message: String) throws {
        let said = try read(text).said
        #expect(said.count == 1)
        #expect(said.first?.contains(message) == true, "\(said)")
    }
}
