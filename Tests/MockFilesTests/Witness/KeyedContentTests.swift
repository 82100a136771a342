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
        #"{"requests": [{"responses": [{"id": "1"}, {"id": "1"}]}]}"#, "[",
    ])
    func saysNothingOfWhatCanBeReadInTwoWays(text: String) {
        #expect(KeyedContent(v1: Data(text.utf8)) == nil)
    }
}
