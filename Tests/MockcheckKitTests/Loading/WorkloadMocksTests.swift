import MockFiles
import PostmanModel
import Testing

@testable import MockcheckKit

struct WorkloadMocksTests {
    private func workload(_ names: String...) -> Workload {
        var workload = Workload()
        workload.mocks = names.map { name in
            LoadedMock(
                MockDefinition(
                    collection: Collection(file: "a.json", format: .v21, name: name, requests: []),
                    configuration: MockConfiguration(name: name)),
                id: name, key: name)
        }
        return workload
    }

    @Test func filesThatCannotBeUsedAreAnotherEndThanNone() throws {
        let nothing = #expect(throws: CommandProblem.self) { try Workload().requireMocks(of: ["a"]) }
        #expect(nothing?.status == .nothingSelected)
        var broken = Workload()
        broken.brokenFiles = [Project.BrokenFile(path: "a.json", errors: [])]
        #expect(throws: ExitStatus.unusableInput) { try broken.requireMocks(of: ["a.json"]) }
    }

    @Test func theOnlyMockIsMeantWithoutAName() throws {
        #expect(try workload("A").mock(named: nil, of: "specs").name == "A")
        #expect(try workload("A", "B").mock(named: "B", of: "specs").name == "B")
    }

    @Test func whatCouldBeMeantIsSaid() {
        #expect { _ = try workload("A", "B").mock(named: nil, of: "specs") } throws: {
            "\($0)" == "specs leads to several mocks; choose with --mock: A, B"
        }
        #expect { _ = try workload("A").mock(named: "C", of: "specs") } throws: {
            "\($0)" == "unknown mock 'C'; the mocks are A"
        }
        #expect { _ = try workload().mock(named: nil, of: "specs") } throws: {
            ($0 as? CommandProblem)?.status == .nothingSelected
        }
    }
}
