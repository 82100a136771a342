import Testing

@testable import Linting

struct AccountNumberTests {
    /// Examples of the registry, and numbers whose check digits are right in a country or a length that is none.
    @Test(arguments: [
        ("DE89370400440532013000", true), ("GB29NWBK60161331926819", true), ("NO9386011117947", true),
        ("MT84MALT011000012345MTLCAST001S", true), ("DE88370400440532013000", false),
        ("YY85123456789012345678", false), ("DE5137040044053201300", false), ("x-DE89370400440532013000", false),
    ])
    func findsAccounts(number: String, isOne: Bool) {
        #expect((AccountNumber.ibans(in: "to \(number), please") == [number]) == isOne)
    }
}
