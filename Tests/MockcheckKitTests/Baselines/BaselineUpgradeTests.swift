import Testing

@testable import MockcheckKit

struct BaselineUpgradeTests {
    /// Comments, order and all else stay as somebody wrote them.
    @Test func onlyTheIDsAreReplaced() {
        let text = """
            # known since May: 00000000000000aa
            cases:
              - { id: 00000000000000aa, name: "id: 00000000000000aa" }
              - id: "00000000000000bb" # why
            """
        let ids = ["00000000000000aa": "1111111111111111", "00000000000000cc": "3333333333333333"]
        let expected = """
            # known since May: 00000000000000aa
            cases:
              - { id: 1111111111111111, name: "id: 00000000000000aa" }
              - id: "00000000000000bb" # why
            """
        #expect(BaselineUpgrade.text(text, with: ids) == expected)
    }
}
