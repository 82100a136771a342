import Foundation
import PostmanModel
import Testing

@testable import MockFiles

/// A reader of formats v1 and v3 that loses or alters something is found; the collections are those of `specs/archive`.
struct KeyedContentTests {
    enum Format: CaseIterable {
        case v1, v3

        var path: String {
            Project.root + "/specs/archive/" + (self == .v1 ? "card-catalogue.json" : "reading-room")
        }
    }

    private static func collection(_ format: Format) throws -> (Collection, FileStamp) {
        let found = Discovery(paths: [format.path])
        let file = try #require(found.files.first)
        guard case .collection(let collection) = try file.read().document else { throw Unexpected() }
        return (collection, file.stamp)
    }

    private struct Unexpected: Error {}

    private static func differences(
        _ format: Format, _ change: (inout Collection) -> Void = { _ in }
    ) throws -> [String]? {
        var (collection, stamp) = try collection(format)
        change(&collection)
        return ContentComparison.differences(of: collection, readAs: stamp)
    }

    @Test(arguments: Format.allCases)
    func whatIsReadAsItStandsIsNotReported(format: Format) throws {
        #expect(try Self.differences(format) == [])
    }

    /// Folders that the readers pass over are none of the collection's; a path may be written in any way.
    @Test(arguments: ["node_modules/x", ".git/x"])
    func whatTheReadersPassOverIsNotCounted(folder: String) throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "räume-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        try FileManager.default.copyItem(atPath: Format.v3.path, toPath: root.path)
        let inner = root.appending(path: folder)
        try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: root.appending(path: "Opening hours.request.yaml"), to: inner.appending(path: "Other.request.yaml"))
        let content = try #require(KeyedContent(v3: root.path))
        #expect(content.requestCount == 2 && content.examples.count == 4)
    }

    private static let faults: [(name: String, says: String, change: @Sendable (inout Collection) -> Void)] = [
        ("an example is lost", "examples, ", { $0.requests[0].examples.removeLast() }),
        ("a request is lost", "requests, ", { $0.requests.removeLast() }),
        ("a code", "the status code of", { $0.requests[0].examples[0].code = 400 }),
        ("half a body", "the body of", { $0.requests[0].examples[1].body.removeLast() }),
        ("a header", "the headers of", { $0.requests[0].examples[0].headers.removeLast() }),
        ("a language", "the preview language of", { $0.requests[0].examples[0].previewLanguage = "html" }),
    ]

    @Test(arguments: Format.allCases, faults.map(\.name))
    func whatIsLostIsNamed(format: Format, name: String) throws {
        let fault = try #require(Self.faults.first { $0.name == name })
        let found = try #require(try Self.differences(format, fault.change))
        #expect(found.contains { $0.contains(fault.says) }, "\(found)")
    }

    @Test(arguments: [
        #"{"info": {}, "requests": []}"#, #"{"requests": {}}"#, #"{"requests": [{"responses": [{"id": ""}]}]}"#,
        #"{"requests": [{"responses": [{"id": "1"}, {"id": "1"}]}]}"#, #"{"requests": [{"responses": [{"id": " "}]}]}"#,
        "[",
    ])
    func saysNothingOfWhatCanBeReadInTwoWays(text: String) {
        #expect(KeyedContent(v1: Data(text.utf8)) == nil)
    }
}
