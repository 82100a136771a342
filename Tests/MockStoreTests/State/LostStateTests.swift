import Foundation
import PostmanModel
import Testing

@testable import MockStore

/// A directory that is not what it was is refused with a reason, and nothing outside it is touched.
struct LostStateTests {
    private func problem(_ open: () throws -> Void) -> String? {
        do {
            try open()
            return nil
        } catch {
            return "\(error)"
        }
    }

    private func makeKey(_ state: TemporaryState) throws {
        let library = try Library(in: try state.open())
        try library.change { $0.keys.append(LibraryKey(person: "ada", digest: KeyDigest(ofKey: "a"))) }
    }

    /// Empty, gone, or without its keys: the control plane would be open to everybody.
    @Test(arguments: [
        (nil, "the file is gone, and there were mocks in it"), ("", "the file is empty, and there were mocks in it"),
        (" \n\n", "the file is empty"), ("mocks: []\n", "the file has no keys, and there were keys in it"),
    ])
    func aLostManifestIsNotAnEmptyOne(text: String?, message: String) throws {
        let state = TemporaryState()
        try makeKey(state)
        if let text {
            try state.write(text, to: "mockcheck.yaml")
        } else {
            try FileManager.default.removeItem(atPath: state.path + "/mockcheck.yaml")
        }
        #expect(problem { _ = try Library(in: try state.open()) }?.contains(message) == true)
        #expect(problem { _ = try Library.content(of: state.path) }?.contains(message) == true)
        try FileManager.default.removeItem(atPath: state.path + "/library.mark")
        #expect(problem { _ = try Library(in: try state.open()) } == nil)
    }

    @Test func aNewDirectoryIsSimplyEmpty() throws {
        let state = TemporaryState()
        #expect(try Library(in: try state.open()).content == LibraryContent())
        #expect(try Library(in: try state.open()).content == LibraryContent())
    }

    @Test func aNewerFormIsRefused() throws {
        let state = TemporaryState()
        _ = try state.open()
        try state.write(#"{"version":2}"#, to: "state.json")
        #expect(problem { _ = try state.open() }?.contains("written by a newer mockcheck") == true)
        #expect(try state.text("state.json").contains("2"))
    }

    @Test(arguments: ["state.json", "usage.mark", "usage.jsonl", "calls.jsonl"])
    func linksAreNotWrittenThrough(name: String) throws {
        let state = TemporaryState()
        _ = try state.open()
        let victim = TemporaryState()
        _ = try victim.open()
        try victim.write("precious", to: "file")
        try? FileManager.default.removeItem(atPath: state.path + "/" + name)
        if name != "state.json" { _ = try state.open() }
        try FileManager.default.createSymbolicLink(
            atPath: state.path + "/" + name, withDestinationPath: victim.path + "/file")
        let message = problem {
            let directory = try state.open()
            _ = try UsageJournal(in: directory)
            _ = try CallLog(directory: directory)
        }
        #expect(message != nil)
        #expect(try victim.text("file") == "precious")
    }

    @Test func nobodyElseLooksIn() throws {
        let state = TemporaryState()
        try makeKey(state)
        for name in ["", "/mockcheck.yaml", "/state.json"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: state.path + name)
            let mode = try #require(attributes[.posixPermissions] as? Int)
            #expect(mode & 0o077 == 0, "\(name)")
        }
    }

    @Test func draftsOfAKilledProcessGo() throws {
        let state = TemporaryState()
        try makeKey(state)
        try state.write("half", to: "mockcheck.yaml.new")
        #expect(try Library(in: try state.open()).content.keys.count == 1)
        #expect(!FileManager.default.fileExists(atPath: state.path + "/mockcheck.yaml.new"))
    }
}
