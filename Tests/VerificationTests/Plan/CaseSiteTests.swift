import MockCore
import PostmanModel
import Testing

@testable import Verification

/// What the id of a case hangs on, and what it does not.
struct CaseSiteTests {
    private static let example = Samples.example("E1", "/users")
    private static let item = RequestItem(
        name: "List", folders: ["Users"], variables: [], request: example.request, examples: [example],
        location: Samples.location)

    private func id(
        _ item: RequestItem = item, _ example: Example? = example, mock: String = "M", className: String = "M.Users",
        axis: Axis = .matching, promise: Promise = .matching.trailingSlash, detail: String = "", name: String = "n"
    ) -> String {
        let site = CaseSite(mock: mock, item, example, className: className)
        return Case(name, at: site, axis: axis, promise, detail: detail, work: .pass).id
    }

    @Test func neitherLinesNorWordsMatter() {
        var moved = Self.item
        moved.location = SourceLocation(file: "elsewhere.json", line: 7, column: 3)
        var renamed = Self.example
        renamed.name = "another"
        let reworded = Promise(Promise.matching.trailingSlash.id, "a slash at the end is ignored", "B-4.30")
        #expect(
            Set([id(), id(moved), id(Self.item, renamed), id(className: "x"), id(promise: reworded), id(name: "x")])
                .count == 1)
    }

    /// An example without an id of its own is known by its name.
    @Test func whatACaseIsAboutMatters() {
        var nameless = Self.example
        nameless.hasStoredID = false
        var renamed = nameless
        renamed.name = "another"
        var inner = Self.item
        inner.folders = ["Users", "List"]
        inner.name = "E1"
        var flat = Self.item
        flat.folders = []
        let ids = [
            id(), id(mock: "N"), id(Self.item, nil), id(Self.item, renamed), id(inner, nil), id(flat), id(axis: .cors),
            id(promise: .matching.letterCase), id(detail: "GET"), id(detail: "POST"),
        ]
        #expect(Set(ids).count == ids.count)
    }

    /// What baselines of earlier versions hold, as those versions made it of class name and name.
    @Test func theFormerIdIsMadeOfNames() {
        let site = CaseSite(mock: "M", className: "foo", location: Samples.location)
        let planned = Case("bar", at: site, axis: .examples, .examples.plain, work: .pass)
        #expect(planned.formerID == StableHash.text(of: StableHash("foo\u{0}bar").value))
    }
}
