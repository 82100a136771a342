import Testing

@testable import Verification

struct JUnitIdentitiesTests {
    @Test func countsEqualNamesInOrder() {
        var identities = JUnitIdentities()
        let names = ["a", "a", "a (2)", "b", "a", "", ""].map { identities.uniqueName($0, in: "C") }
        #expect(names == ["a", "a (2)", "a (2) (2)", "b", "a (3)", "(unnamed)", "(unnamed) (2)"])
    }

    @Test func classesHaveNamesOfTheirOwn() {
        var identities = JUnitIdentities()
        #expect(identities.uniqueName("a", in: "C") == "a")
        #expect(identities.uniqueName("a", in: "D") == "a")
    }

    @Test func longNamesStayWithinTheLimitAndUnique() {
        var identities = JUnitIdentities()
        let long = String(repeating: "x", count: 1000)
        let names = (0..<20).map { _ in identities.uniqueName(long, in: "C") }
        #expect(Set(names).count == 20)
        #expect(names.allSatisfy { $0.utf16.count <= 400 })
    }

    @Test func countsManyEqualNames() {
        var identities = JUnitIdentities()
        var last = ""
        for _ in 0..<5_000 {
            last = identities.uniqueName("a", in: "C")
        }
        #expect(last == "a (5000)")
    }
}
