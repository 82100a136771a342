import MockCore
import MockFiles
import MockServer
import PostmanModel
import TestSupport
import Testing

@testable import MockcheckKit

struct ReloadPlanTests {
    private static func loaded(_ name: String, _ file: String, entry: String? = nil, id: String? = nil) -> LoadedMock {
        LoadedMock(
            MockDefinition(
                collection: Collection(file: file, format: .v21, name: name, requests: []),
                configuration: MockConfiguration(name: name)),
            id: id ?? "id-\(name)", key: entry.map { "\(file)#\($0)" } ?? file)
    }

    /// The steps from one list of mocks to another, each as a few words.
    private static func steps(
        from before: [LoadedMock], to after: [LoadedMock], broken: [String] = [], goneBefore: Bool = false
    ) -> [String] {
        let served = ServedMocks(before, account: Account()).registry.directory.mocks
        var workload = Workload()
        workload.mocks = after
        workload.brokenFiles = broken.map { Project.BrokenFile(path: $0, errors: []) }
        let plan = ReloadPlan(served: goneBefore ? served.map { $0.deactivated() } : served, workload: workload)
        return plan.steps.map { step in
            switch step {
            case .replace(let mock, by: let loaded): "\(mock.name) by \(loaded.name)"
            case .add(let loaded): "add \(loaded.name)"
            case .deactivate(let mock): "deactivate \(mock.name)"
            case .remove(let mock): "remove \(mock.name)"
            case .keep(let mock): "keep \(mock.name)"
            }
        }
    }

    private static let a = loaded("A", "a.json")
    private static let b = loaded("B", "b.json")

    @Test func newAndGoneCollectionsAreTold() {
        #expect(Self.steps(from: [Self.a], to: [Self.a, Self.b]) == ["A by A", "add B"])
        #expect(Self.steps(from: [Self.a, Self.b], to: [Self.b]) == ["B by B", "deactivate A"])
        #expect(Self.steps(from: [Self.a], to: [], goneBefore: true) == [])
        #expect(Self.steps(from: [Self.a], to: [Self.a], goneBefore: true) == ["A by A"])
    }

    @Test func whatIsBrokenStaysAsItWas() {
        #expect(Self.steps(from: [Self.a, Self.b], to: [Self.b], broken: ["a.json"]) == ["B by B", "keep A"])
        let folder = Self.loaded("F", "folder")
        #expect(Self.steps(from: [folder], to: [folder], broken: ["folder/x.request.yaml"]) == ["keep F"])
        #expect(Self.steps(from: [folder], to: [folder], broken: ["folder2/x.request.yaml"]) == ["F by F"])
    }

    @Test func aRenamedMockKeepsItsAddress() {
        let renamed = Self.loaded("New", "a.json", entry: "New")
        #expect(Self.steps(from: [Self.a, Self.b], to: [renamed, Self.b]) == ["B by B", "A by New"])
        let moved = Self.loaded("A", "moved.json")
        #expect(Self.steps(from: [Self.a], to: [moved]) == ["A by A"])
        let other = Self.loaded("A", "moved.json", id: "other")
        #expect(Self.steps(from: [Self.a], to: [other]) == ["add A", "deactivate A"])
    }

    @Test func anEntryThatIsGoneIsNoMissingCollection() {
        let entries = ["One", "Two"].map { Self.loaded($0, "a.json", entry: $0) }
        #expect(Self.steps(from: entries, to: [entries[0]]) == ["One by One", "remove Two"])
    }
}
