import MockCore
import Testing

@testable import Verification

struct CaseListTests {
    private func names(_ titles: [String], variant: String = "v") -> [String] {
        var cases = CaseList()
        for title in titles {
            cases.append(
                title, variant: variant, className: "C", axis: .examples, location: Samples.location,
                work: .skip(reason: ""))
        }
        return cases.cases.map(\.name)
    }

    @Test func duplicatesAreNumberedInOrder() {
        #expect(names(["a", "a", "b", "a"]) == ["a [v]", "a [v] (2)", "b [v]", "a [v] (3)"])
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
        #expect(CaseList.className(["Api v1.2", "Users", ""]) == "Api v1_2.Users._")
    }
}
