import Comparing
import PostmanModel
import Testing

/// What people read is information: no request shows it (product section 10).
struct DescriptionChangesTests {
    private struct Texts {
        var collection: String?
        var folder: String?
        var request: String?
        var folderName = "Orders"
    }

    private static func version(_ texts: Texts) -> ComparedMock {
        let place = SourceLocation(file: "shop.json", line: 7, column: 3)
        let example = Example(
            id: "e", name: "Some", request: SavedRequest(url: SavedURL(path: "/orders")), code: 200, headers: [],
            body: [], location: place)
        let item = RequestItem(
            name: "List", description: texts.request, folders: [texts.folderName],
            request: SavedRequest(url: SavedURL(path: "/orders")), examples: [example], location: place)
        let folders = texts.folder.map {
            [FolderDescription(path: [texts.folderName], text: $0, location: place)]
        }
        return ComparedMock(
            MockDefinition(
                collection: Collection(
                    file: "shop.json", format: .v21, name: "Shop", description: texts.collection, requests: [item],
                    folderDescriptions: folders ?? []),
                configuration: MockConfiguration(name: "Shop")))
    }

    @Test(
        arguments: [
            (Texts(collection: "a"), Texts(collection: "b"), "the collection is described otherwise"),
            (Texts(), Texts(collection: "b"), "the collection is described now"),
            (Texts(folder: "a"), Texts(folder: "b"), "the folder 'Orders' is described otherwise"),
            (Texts(folder: "a"), Texts(), "the folder 'Orders' is not described any more"),
            (Texts(), Texts(folder: "b"), "the folder 'Orders' is described now"),
            (Texts(request: "a\nb"), Texts(request: "a\nc"), "the request 'List' is described otherwise"),
        ])
    private func eachIsInformation(old: Texts, new: Texts, summary: String) {
        let changes = MockComparison(Self.version(old), Self.version(new)).changes
        #expect(changes.map(\.summary) == [summary])
        #expect(changes.map(\.kind) == [.description])
        #expect(changes.map(\.weight) == [.information])
        #expect(changes.first?.call == nil)
    }

    @Test func bothSidesAreShownByTheirFirstLines() {
        let old = Texts(request: "\n \r\nLists all\r\norders")
        let change = MockComparison(Self.version(old), Self.version(Texts())).changes.first
        #expect(change?.before.text == "'Lists all…'")
        #expect(change?.after.text == "no description")
        #expect(change?.before.location == SourceLocation(file: "shop.json", line: 7, column: 3))
    }

    /// Formats end lines in their own way; and a folder of another name is told of by its requests.
    @Test(
        arguments: [
            (Texts(request: "a\r\nb"), Texts(request: "a\nb\n"), []), (Texts(request: "  \n"), Texts(), []),
            (Texts(folder: "a"), Texts(folder: "b", folderName: "Sales"), [.name]),
        ] as [(Texts, Texts, [Change.Kind])])
    private func whatIsNoneOfTheDescriptions(old: Texts, new: Texts, kinds: [Change.Kind]) {
        #expect(MockComparison(Self.version(old), Self.version(new)).changes.map(\.kind) == kinds)
    }
}
