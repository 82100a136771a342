import PostmanModel
import Testing

@testable import MockFiles

struct ProjectLoaderTests {
    private static func collection(_ name: String, id: String? = nil) -> String {
        """
        {"info":{"name":"\(name)"\(id.map { #","_postman_id":"\#($0)""# } ?? ""),
         "schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
         "item":[{"name":"Get","request":{"method":"GET","url":"{{u}}/x"},
           "response":[{"name":"OK","originalRequest":{"method":"GET","url":"{{u}}/x"},"code":200}]}]}
        """
    }

    private static func load(
        _ tree: TemporaryTree, _ paths: [String] = [""], _ options: ProjectOptions = ProjectOptions()
    ) throws -> MockFiles.Project {
        var history = ReadingHistory()
        return try ProjectLoader.load(paths.map { $0.isEmpty ? tree.root : tree.path($0) }, options, &history)
    }

    @Test func aCollectionWithoutAManifestIsAPublicMockOfItsName() throws {
        let tree = try TemporaryTree(["a.json": Self.collection("A", id: "1-2")])
        let mock = try #require(try Self.load(tree).mocks.first)
        #expect(mock.name == "A" && mock.id == "1-2" && mock.configuration == MockConfiguration(name: "A"))
        #expect(mock.entry == nil && mock.account.manifest == nil)
        #expect(tree.relative(mock.files) == ["a.json"])
    }

    /// The manifest's mocks come in its order, then a public one for each collection that it does not name.
    @Test func theManifestSaysHowItsCollectionsAreMocked() throws {
        let tree = try TemporaryTree([
            "a.json": Self.collection("A"), "b.json": Self.collection("B"),
            "e.json": #"{"name":"E","values":[{"key":"u","value":"v","enabled":true}]}"#,
            "mockcheck.yaml": """
            profile: classic
            rateLimit: { limit: 7 }
            mocks:
              - { name: Second, collection: b.json, environment: e.json, private: true, config: { delay: { duration: 5 } } }
              - { name: Third, collection: b.json }
            """,
        ])
        let project = try Self.load(tree)
        #expect(project.mocks.map(\.name) == ["Second", "Third", "A"])
        #expect(project.mocks.map { $0.configuration.access == .anyone } == [false, true, true])
        #expect(project.mocks.map(\.configuration.profile) == [.classic, .classic, .classic])
        #expect(project.mocks.map(\.configuration.rateLimit?.limit) == [7, 7, 7])
        #expect(project.mocks[0].configuration.delayMilliseconds == 5)
        #expect(project.mocks.map { $0.environment?.name } == ["E", nil, nil])
        #expect(project.mocks[0].entry?.location.line == 4)
        #expect(project.account.manifest == tree.path("mockcheck.yaml"))
    }

    @Test func optionsOutrankTheManifest() throws {
        let tree = try TemporaryTree([
            "a.json": Self.collection("A"), "e.json": #"{"id":"1","name":"E","values":[]}"#,
            "g.json":
                #"{"name":"G","values":[{"key":"u","value":"g","enabled":true}],"_postman_variable_scope":"globals"}"#,
            "mockcheck.yaml": "profile: classic\n",
        ])
        var options = ProjectOptions()
        (options.environment, options.globals) = (tree.path("e.json"), tree.path("g.json"))
        (options.profile, options.typesFromLanguage) = (.november2022, true)
        let mock = try #require(try Self.load(tree, ["a.json"], options).mocks.first)
        #expect(mock.environment?.name == "E")
        #expect(mock.collection.variables.map(\.key) == ["u"])
        #expect(mock.configuration.profile == .november2022 && mock.configuration.typesFromLanguage)
    }

    @Test func equalNamesAreTold() throws {
        let tree = try TemporaryTree(["a.json": Self.collection("A"), "b.json": Self.collection("A")])
        #expect(try Self.load(tree).mocks.map(\.name) == ["A", "A (2)"])
    }

    /// What a search comes by is passed over; what somebody names is not.
    @Test func aFileThatIsNoCollectionIsSaidWhereItWasNamed() throws {
        let tree = try TemporaryTree([
            "a.json": Self.collection("A"), "e.json": #"{"id":"1","name":"E","values":[]}"#, "x.json": #"{"x":1}"#,
        ])
        #expect(try Self.load(tree).diagnostics.isEmpty)
        let named = try Self.load(tree, ["a.json", "e.json", "x.json"])
        #expect(named.mocks.map(\.name) == ["A"])
        #expect(named.diagnostics.map(\.rule) == ["environment-as-path", "not-a-collection"])
        #expect(named.brokenFiles.isEmpty)
    }

    @Test func whatIsBrokenIsCollectedAndTheRestLoaded() throws {
        let tree = try TemporaryTree(["a.json": Self.collection("A"), "b.json": "{"])
        let project = try Self.load(tree, ["a.json", "b.json", "gone.json"])
        #expect(project.mocks.map(\.name) == ["A"])
        #expect(Set(tree.relative(project.brokenFiles.map(\.path))) == ["b.json", "gone.json"])
    }

    @Test(
        arguments: [
            ("mocks: [{ name: A, collection: none.json }]", "the manifest cannot be used"),
            ("lint: { rules: { no-such-rule: off } }", "unknown lint rule 'no-such-rule'"),
        ])
    func aManifestThatCannotBeUsedEndsIt(manifest: String, says: String) throws {
        let tree = try TemporaryTree(["a.json": Self.collection("A"), "mockcheck.yaml": manifest])
        let problem = #expect(throws: ProjectProblem.self) { try Self.load(tree) }
        #expect(problem?.description.contains(says) == true)
    }

    @Test func anEnvironmentThatIsNoneEndsIt() throws {
        let tree = try TemporaryTree(["a.json": Self.collection("A"), "x.json": #"{"x":1}"#])
        var options = ProjectOptions()
        options.environment = tree.path("x.json")
        let problem = #expect(throws: ProjectProblem.self) { try Self.load(tree, ["a.json"], options) }
        #expect(problem?.description.hasPrefix("cannot use the environment: ") == true)
    }

    /// A server has one account: under its rules the mocks of another would be open to others.
    @Test func mocksOfAnotherAccountCanBeLeftOut() throws {
        let tree = try TemporaryTree([
            "mockcheck.yaml": "profile: current\n", "a.json": Self.collection("A"),
            "other/mockcheck.yaml": "profile: current\n", "other/b.json": Self.collection("B"),
        ])
        var project = try Self.load(tree)
        #expect(project.mocks.map(\.name) == ["A", "B"])
        let said = project.keepOneAccount(command: "mockcheck serve")
        #expect(project.mocks.map(\.name) == ["A"])
        #expect(said.map(\.rule) == ["manifest-of-other-account"])
    }
}
