import Foundation
import Testing
import XMLSupport

@testable import Verification

struct ReportFileTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    @Test func appearsOnlyWhenCommitted() throws {
        let file = try ReportFile(path: directory.file("r.xml"))
        try write("text", to: file)
        #expect(try !directory.names.contains("r.xml"))
        try file.commit { path in
            // What is checked is what gets the name.
            let text = try String(contentsOfFile: path, encoding: .utf8)
            #expect(text == "text")
            return []
        }
        #expect(try directory.names == ["r.xml"])
        #expect(try directory.contents("r.xml") == "text")
    }

    @Test func anInvalidReportIsKeptUnderAnotherName() throws {
        try "old".write(toFile: directory.file("r.xml"), atomically: false, encoding: .utf8)
        let file = try ReportFile(path: directory.file("r.xml"))
        try write("broken", to: file)
        let problem = XMLProblem(line: 7, message: "no such element")
        let error = #expect(throws: ReportFailure.self) { try file.commit { _ in [problem] } }
        #expect(error == .invalid(path: directory.file("r.invalid.xml"), problem: problem))
        #expect(error?.description.contains("r.invalid.xml:7: no such element") == true)
        // The old report would pass for this run's.
        #expect(try directory.names == ["r.invalid.xml"])
        #expect(try directory.contents("r.invalid.xml") == "broken")
    }

    @Test func aGoodReportRemovesTheBrokenOneOfAnEarlierRun() throws {
        try "broken".write(toFile: directory.file("r.invalid.xml"), atomically: false, encoding: .utf8)
        let file = try ReportFile(path: directory.file("r.xml"))
        try file.commit { _ in [] }
        #expect(try directory.names == ["r.xml"])
    }

    @Test func takesAwayItsTemporaryFile() throws {
        struct Stop: Error {}
        do {
            let file = try ReportFile(path: directory.file("r.xml"))
            #expect(throws: Stop.self) { try file.commit { _ in throw Stop() } }
        }
        #expect(try directory.names == [])
    }

    @Test func spoolsCanBeReadInParts() throws {
        let file = try OutputFile(creating: directory.file("r.xml"))
        try write("0123456789", to: file)
        #expect(file.length == 10)
        var read = ""
        try file.read(3..<7) { read += String(decoding: $0, as: UTF8.self) }
        #expect(read == "3456")
        #expect(throws: ReportFailure.self) { try file.read(8..<12) { _ in } }
    }

    private func write(_ text: String, to file: ReportFile) throws {
        try Array(text.utf8).withUnsafeBytes { try file.write($0) }
    }

    private func write(_ text: String, to file: OutputFile) throws {
        try Array(text.utf8).withUnsafeBytes { try file.write($0) }
    }
}
