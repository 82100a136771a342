import PostmanModel
import Testing

@testable import MockFiles

struct ManifestTextTests {
    private static let entry = ["name: New", "collection: new.json"]

    private static func appended(_ text: String, to section: String = "mocks") throws -> String {
        var manifest = ManifestText(text)
        try manifest.append(entry, to: section)
        return manifest.text
    }

    @Test func anEmptyManifestBeginsAList() throws {
        #expect(try Self.appended("") == "mocks:\n  - name: New\n    collection: new.json\n")
        #expect(
            try Self.appended("# ours\nprofile: current\n")
                == "# ours\nprofile: current\n\nmocks:\n  - name: New\n    collection: new.json\n")
    }

    @Test func whatIsThereStays() throws {
        let before = """
            # The account.
            mocks:
            - name: A   # first
              collection: a.json
              serverResponses:
                - { id: down, body: "x" }
              # ends A

            # About the users
            users:
              - { name: ada, keySHA256: aa }

            """
        let after = try Self.appended(before)
        #expect(
            after
                == before.replacing("  # ends A\n", with: "  # ends A\n- name: New\n  collection: new.json\n"))
    }

    @Test func entriesStandApartWhereTheOthersDo() throws {
        let before = "mocks:\n    - name: A\n      collection: a.json\n\n    - name: B\n      collection: b.json\n"
        #expect(try Self.appended(before) == before + "\n    - name: New\n      collection: new.json\n")
    }

    @Test func theEndNeedNoLineBreakAndLinesMayEndAsOnWindows() throws {
        #expect(
            try Self.appended("mocks:\r\n  - name: A\r\n    collection: a.json")
                == "mocks:\r\n  - name: A\r\n    collection: a.json\r\n  - name: New\r\n    collection: new.json\r\n")
    }

    @Test(arguments: ["mocks:\n", "mocks: []\n", "mocks: ~\n", "mocks: [ ] # none yet\n"])
    func anEmptyListIsFilled(before: String) throws {
        let after = try Self.appended(before)
        let reader = ManifestReader(environment: { _ in nil }, digest: KeyDigest.init(ofKey:))
        let (manifest, diagnostics) = reader.read(Array(after.utf8), file: "mockcheck.yaml")
        #expect(manifest?.mocks.map(\.name) == ["New"], "\(after)")
        #expect(diagnostics.allSatisfy { $0.rule == "manifest-reference" }, "\(diagnostics)")
    }

    @Test(arguments: ["mocks: [{name: A}]\n", "{mocks: []}\n", "mocks: text\n"])
    func whatIsNotWrittenWithDashesIsLeftAlone(before: String) {
        var manifest = ManifestText(before)
        #expect(throws: ManifestTextProblem.self) { try manifest.append(Self.entry, to: "mocks") }
        #expect(manifest.text == before)
    }
}
