import Testing

@testable import MockcheckKit

struct EmptyInputTests {
    @Test func whoNamesNoPathIsToldHowToBegin() {
        #expect(EmptyInput.remedy(for: ["."]).contains("mockcheck new --name Orders"))
        #expect(EmptyInput.remedy(for: ["a", "b"]).hasPrefix("no collection in a, b; name a file"))
    }
}
