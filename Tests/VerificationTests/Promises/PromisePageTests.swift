import Foundation
import Testing

@testable import Verification

/// The page about axes, promises and reporters is made of their catalogues.
struct PromisePageTests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../Sources/mockcheck/Documentation.docc/Promises.md").standardizedFileURL

    /// `MOCKCHECK_WRITE_PAGES=1 swift test --filter PromisePageTests` writes it.
    @Test func thePageIsCurrent() throws {
        if ProcessInfo.processInfo.environment["MOCKCHECK_WRITE_PAGES"] == "1" {
            try Data(Self.page.utf8).write(to: Self.file)
        }
        #expect(try String(contentsOf: Self.file, encoding: .utf8) == Self.page)
    }

    private static var page: String {
        var text = """
            # Promises

            What a run puts to the test. The ids never change: baselines, timings and reports hang on them; the sentences \
            may be worded better. The items are those of [Postman mock behaviour](PostmanMockBehaviour.md), \
            [CI and JUnit](CIAndJUnit.md) and [the product contract](ProductContract.md).

            This page is written by `MOCKCHECK_WRITE_PAGES=1 swift test --filter PromisePageTests`.

            """
        for (name, promises) in PromiseCatalogue.groups {
            text += "\n## \(name)\n\n"
            if let axis = Axis(rawValue: name) { text += "Asked: \(axis.summary).\n\n" }
            text += "| id | promise | item |\n|---|---|---|\n"
            text += promises.map { "| `\($0.id)` | \($0.sentence) | \($0.item) |\n" }.joined()
        }
        text += "\n## Headers that nobody promised\n\nA response has the headers that its example stores, those that a "
        text += "promise names, and of these each at most once; anything else fails.\n\n| header | why |\n|---|---|\n"
        text += PlatformHeader.all.map { "| `\($0.name)` | \($0.reason) |\n" }.joined()
        text += "\n## Reporters\n\n| reporter | file | what it is |\n|---|---|---|\n"
        return text
            + ReporterCatalogue.all.map {
                "| `\($0.name)` | \($0.fileName.map { "`\($0)`" } ?? "") | \($0.summary) |\n"
            }.joined()
    }
}
