import MockFiles
import PostmanModel
import Testing

@testable import MockcheckKit

struct ManifestEntryTests {
    /// Whatever a text looks like to YAML, the manifest gives it back.
    @Test(
        arguments: [
            "Orders", "a b", "true", "no", "~", "null", "1", "1.5", "-", "a: b", "# a", "'", "\"", "{a}", "a,b", " a ",
            ".inf", ".1", "ü", "a\nb", "@x", "*x", "&x", "!x", "%x", "a #b",
        ])
    func aTextIsReadAsItWas(text: String) {
        let reader = ManifestReader(environment: { _ in nil }, digest: KeyDigest.init(ofKey:))
        let lines = ManifestEntry.mock(MockDeclaration(name: text), collection: "a.json", environment: nil)
        let yaml = "mocks:\n  - " + lines.joined(separator: "\n    ") + "\n"
        #expect(reader.read(Array(yaml.utf8), file: "m.yaml").manifest?.mocks.map(\.name) == [text], "\(yaml)")
    }
}
