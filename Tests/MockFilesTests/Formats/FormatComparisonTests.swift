import Comparing
import HTTPMessage
import PostmanModel
import Testing

@testable import MockFiles

/// Two formats of one API have no difference (product section 10).
struct FormatComparisonTests {
    private typealias Format = FormatParityTests.Format

    private func version(_ collection: Collection) -> ComparedMock {
        ComparedMock(MockDefinition(collection: collection, configuration: MockConfiguration(name: "Shop")))
    }

    private func comparison(_ old: Format, _ new: Format) throws -> MockComparison {
        MockComparison(
            version(try FormatParityTests().reading(old).collection()),
            version(try FormatParityTests().reading(new).collection()))
    }

    private static let specs = [
        "bookshop", "desk", "forms-and-documents", "library", "orders-private", "storefront-browser",
    ]

    /// The collections that ship, written in each format that can hold all of them.
    @Test(arguments: specs, FormatParityTests.Format.allCases.filter(\.keepsExampleBodies))
    func aShippedCollectionIsTheSameInEachFormat(name: String, format: FormatParityTests.Format) throws {
        let path = "\(Project.root)/specs/\(name).postman_collection.json"
        let collection = try InputFile(path: path).read().collection()
        let other = try FormatParityTests().reading(format, of: SampleAPI.Folder(collection)).collection()
        #expect(other.requests.count == collection.requests.count)
        #expect(other.requests.flatMap(\.examples).count == collection.requests.flatMap(\.examples).count)
        for (old, new) in [(collection, other), (other, collection)] {
            // Not all formats can have a request before the folders beside it.
            let changes = MockComparison(version(old), version(new)).changes.filter { $0.kind != .order }
            #expect(changes.map(\.summary) == [])
        }
    }

    @Test(arguments: FormatParityTests.Format.allCases, FormatParityTests.Format.allCases)
    func noFormatMakesADifference(old: FormatParityTests.Format, new: FormatParityTests.Format) throws {
        let changes = try comparison(old, new).changes
        guard old.keepsExampleBodies != new.keepsExampleBodies else {
            #expect(changes.map(\.summary) == [])
            return
        }
        // Pure v3 has no request bodies of examples (B-1.11): only requests that have such a body may differ.
        #expect(changes.allSatisfy { $0.call?.method == "POST" && $0.call?.body.isEmpty == false })
        #expect(!changes.isEmpty)
    }
}
