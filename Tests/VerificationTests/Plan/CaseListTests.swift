import Testing

@testable import Verification

struct CaseListTests {
    private static let site = CaseSite(mock: "C", className: "C", location: Samples.location)

    private func names(_ titles: [String], variant: String = "v") -> [String] {
        var cases = CaseList()
        for title in titles {
            cases.append(
                title, variant: variant, at: Self.site, axis: .examples, .examples.plain, work: .skip(reason: ""))
        }
        return CaseList.named([cases]).map(\.name)
    }

    @Test func duplicatesAreNumberedInOrder() {
        #expect(names(["a", "a", "b", "a"]) == ["a [v]", "a [v] (2)", "b [v]", "a [v] (3)"])
    }

    @Test func listsShareTheirNumbers() {
        var lists = [CaseList(), CaseList()]
        for (place, title) in [(0, "a"), (1, "a"), (0, "b"), (1, "b"), (1, "b"), (1, "c")] {
            lists[place].append(
                title, variant: "v", at: Self.site, axis: .examples, .examples.plain, work: .skip(reason: ""))
        }
        #expect(Set(CaseList.named(lists).map(\.id)).count == 6)
        let names = CaseList.named(lists).map(\.name)
        #expect(names == ["a [v]", "b [v]", "a [v] (2)", "b [v] (2)", "b [v] (3)", "c [v]"])
    }

    @Test func blanksAndControlCharactersCollapse() {
        #expect(names([" a\n\t b\u{1B}c "]) == ["a b c [v]"])
    }

    @Test func longNamesAreCutBeforeTheirVariant() {
        let long = names([String(repeating: "x", count: 500), String(repeating: "x", count: 600)])
        #expect(long.map(\.count) == [400, 400])
        #expect(long[0].hasSuffix("... [v]"))
        #expect(long[1].hasSuffix("... [v] (2)"))
    }

    @Test func dotsSeparateFoldersOnly() {
        #expect(CaseSite.className(["Api v1.2", "Users", ""]) == "Api v1_2.Users._")
    }
}
