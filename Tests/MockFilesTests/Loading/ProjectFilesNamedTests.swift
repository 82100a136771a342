import PostmanModel
import Testing

@testable import MockFiles

/// What commands name file by file is read as what paths lead to, and refused with all reasons.
struct ProjectFilesNamedTests {
    private static let collection = """
        {"info":{"name":"A","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},"item":[]}
        """

    @Test func theCollectionOfAFileOrOfAFolderWithOne() throws {
        let tree = try TemporaryTree(["folder/a.json": Self.collection, "folder/notes.json": "[1]"])
        #expect(try ProjectFiles.collection(at: tree.path("folder/a.json")).name == "A")
        #expect(try ProjectFiles.collection(at: tree.path("folder")).name == "A")
    }

    @Test(arguments: [
        ("two", "holds 2 collections"), ("none.json", "is not a collection"), ("missing.json", "missing.json"),
        ("broken.json", "broken.json:1:"),
    ])
    func whatIsNotOneCollectionIsRefused(path: String, reason: String) throws {
        let tree = try TemporaryTree([
            "two/a.json": Self.collection, "two/b.json": Self.collection, "none.json": "[1]",
            "broken.json": String(Self.collection.dropLast(4)),
        ])
        #expect { _ = try ProjectFiles.collection(at: tree.path(path)) } throws: { "\($0)".contains(reason) }
    }

    /// Adding a mock must not need the variables that hold other people's keys.
    @Test func aManifestIsReadWithoutTheKeysThatVariablesHold() throws {
        let text = "users:\n  - { name: ada, key: { env: NOBODY_HAS_SET_THIS } }\nmocks: []\n"
        #expect(try ProjectFiles.manifest(text, file: "m.yaml", else: "no").users.map(\.name) == ["ada"])
    }

    @Test func theErrorsOfAManifestComeBehindWhatTheyMean() {
        #expect { _ = try ProjectFiles.manifest("mocks: 1\n", file: "m.yaml", else: "not added") } throws: {
            "\($0)".hasPrefix("not added\nm.yaml:1:")
        }
    }

    /// A git revision is searched for them before all of them are there.
    @Test func theFilesThatAManifestNamesAreKnownWithoutThem() throws {
        let tree = try TemporaryTree([
            "mockcheck.yaml": "mocks:\n  - { name: A, collection: a.json, environment: e.json }\n"
        ])
        let named = ProjectFiles.filesNamed(byManifestAt: tree.path("mockcheck.yaml"))
        #expect(tree.relative(named) == ["a.json", "e.json"])
    }
}
