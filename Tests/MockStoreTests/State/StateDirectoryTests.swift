import Foundation
import Testing

@testable import MockStore

struct StateDirectoryTests {
    @Test func onlyOneHasIt() throws {
        let state = TemporaryState()
        do {
            let first = try state.open()
            try first.note(admin: "http://127.0.0.1:1")
            let problem = try #require(throws: StateProblem.self) { try state.open() }
            #expect("\(problem)".contains("process \(ProcessInfo.processInfo.processIdentifier) works on this"))
            let occupant = try #require(try StateDirectory.occupant(of: state.path))
            #expect(occupant.admin == "http://127.0.0.1:1")
        }
        #expect(try StateDirectory.occupant(of: state.path) == nil)
        _ = try state.open()
    }

    @Test func otherFilesAreLeftAlone() throws {
        let state = TemporaryState()
        try FileManager.default.createDirectory(atPath: state.path, withIntermediateDirectories: true)
        try state.write("mocks: []\n", to: "mockcheck.yaml")
        let problem = try #require(throws: StateProblem.self) { try state.open() }
        #expect("\(problem)".contains("holds other files, such as mockcheck.yaml"))
        #expect(throws: StateProblem.self) { try StateDirectory.occupant(of: state.path) }
    }

    @Test func saysWhyItCannotBeMade() throws {
        let problem = try #require(throws: StateProblem.self) { try StateDirectory(path: "/proc/nowhere") }
        #expect("\(problem)".hasPrefix("/proc/nowhere: cannot make this directory"))
    }
}
