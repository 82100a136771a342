import Testing

@testable import MockcheckKit

/// What the words of `mockcheck diff` name (product section 10); none of these files exists.
struct ComparisonSourceTests {
    @Test(
        arguments: [
            (["main"], .revision("main", paths: []), .paths(["."])),
            (["main", "nowhere/"], .revision("main", paths: []), .paths(["nowhere/"])),
            (["v1", "a.json", "b.json"], .revision("v1", paths: []), .paths(["a.json", "b.json"])),
            (["v1:a.json", "b.json"], .revision("v1", paths: ["a.json"]), .paths(["b.json"])),
            (["v1:a.json", "v2:b.json"], .revision("v1", paths: ["a.json"]), .revision("v2", paths: ["b.json"])),
        ] as [([String], ComparisonSource, ComparisonSource)])
    func areTwoSides(words: [String], old: ComparisonSource, new: ComparisonSource) throws {
        let sides = try ComparisonSource.sides(words)
        #expect(sides.old == old && sides.new == new)
    }

    @Test(arguments: [[], ["v1:a.json"], ["v1:a.json", "b", "c"]] as [[String]])
    func otherwiseTheyNameNone(words: [String]) {
        #expect(throws: CommandProblem.self) { try ComparisonSource.sides(words) }
    }
}
