import Comparing
import HTTPMessage
import PostmanModel
import Testing

@testable import MockFiles

/// Two formats of one API have no difference (product section 10).
struct FormatComparisonTests {
    private typealias Format = FormatParityTests.Format

    private func comparison(_ old: Format, _ new: Format) throws -> MockComparison {
        func version(_ format: Format) throws -> ComparedMock {
            ComparedMock(
                name: "Shop", collection: try FormatParityTests().reading(format).collection(),
                configuration: MockConfiguration(name: "Shop"))
        }
        return MockComparison(try version(old), try version(new))
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
