import MockFiles
import Testing

@testable import MockcheckKit

struct EmptyInputTests {
    @Test func whoNamesNoPathIsToldHowToBegin() {
        #expect(EmptyInput.remedy(for: ["."]).contains("mockcheck new --name Orders"))
        #expect(EmptyInput.remedy(for: ["a", "b"]).hasPrefix("no collection in a, b; name a file"))
    }

    @Test func filesThatCannotBeUsedAreAnotherEndThanNone() throws {
        let nothing = #expect(throws: CommandProblem.self) { try Workload().requireMocks(of: ["a"]) }
        #expect(nothing?.status == .nothingSelected)
        var broken = Workload()
        broken.brokenFiles = [Project.BrokenFile(path: "a.json", errors: [])]
        #expect(throws: ExitStatus.unusableInput) { try broken.requireMocks(of: ["a.json"]) }
    }
}
