import Comparing
import Foundation
import MockFiles
import PostmanModel
import TestSupport
import Testing

/// A collection and its reformatted self have no difference (product section 10).
struct SelfComparisonTests {
    private func changes(_ old: Collection, _ new: Collection) -> [String] {
        func version(_ collection: Collection) -> ComparedMock {
            ComparedMock(
                MockDefinition(collection: collection, configuration: MockConfiguration(name: collection.name)))
        }
        return MockComparison(version(old), version(new)).changes.map(\.summary)
    }

    /// With other indentation and its members in another order.
    private func reformatted(_ collection: Collection) throws -> Collection? {
        let bytes = try InputFile(path: collection.file).load()
        guard let object = try? JSONSerialization.jsonObject(with: Data(bytes)) else { return nil }
        let text = try JSONSerialization.data(withJSONObject: object, options: [.prettyPrinted, .sortedKeys])
        guard case .collection(let other) = DocumentReader().read(Array(text), file: collection.file).document else {
            return nil
        }
        return other
    }

    @Test(arguments: SampleCollections.specs)
    func aShippedCollectionIsItself(name: String) throws {
        let collection = try SampleCollections.spec(name)
        #expect(changes(collection, try SampleCollections.spec(name)) == [])
        let other = try #require(try reformatted(collection))
        #expect(changes(collection, other) == [])
    }

    @Test(.enabled(if: Corpus.isPresent), arguments: Corpus.entries)
    func aRealCollectionIsItself(entry: Corpus.Entry) throws {
        let path = Corpus.folder.appending(path: entry.file).path
        guard let collection = try SampleCollections.collection(at: path),
            let again = try SampleCollections.collection(at: path)
        else { return }
        #expect(changes(collection, again) == [])
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
            let other = try reformatted(collection)
        else { return }
        #expect(changes(collection, other) == [])
    }
}
