import Foundation
import PostmanModel
import Testing

@testable import MockFiles

/// An environment that is not read as it stands is found.
struct EnvironmentComparisonTests {
    private static let text = """
        {"name":"E","values":[{"key":"a","value":"1","enabled":true},{"key":"b","value":"2","enabled":false}]}
        """

    private static func differences(_ variables: [Variable]) throws -> [String] {
        let rows = try #require(EnvironmentComparison.rows(json: Data(text.utf8)))
        return EnvironmentComparison.differences(
            of: Environment(file: "e.json", name: "E", variables: variables), from: rows)
    }

    @Test func whatIsReadAsItStandsIsNotReported() throws {
        #expect(try Self.differences([Variable("a", "1"), Variable("b", "2", isEnabled: false)]) == [])
    }

    @Test(arguments: [
        [], [Variable("a", "2"), Variable("b", "2", isEnabled: false)], [Variable("a", "1"), Variable("b", "2")],
        [Variable("a", "1")],
    ])
    func whatIsLostOrAlteredIsNamed(variables: [Variable]) throws {
        #expect(try Self.differences(variables).count == 1)
    }

    @Test(arguments: ["{", "[]", "{}", #"{"values":[{"key":"a","value":1}]}"#])
    func isSilentWhereMoreThanOneReadingIsPossible(text: String) {
        #expect(EnvironmentComparison.rows(json: Data(text.utf8)) == nil)
    }
}
