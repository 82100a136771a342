import Testing
import XMLSupport

struct LibXML2Tests {
    @Test func knowsItsVersion() throws {
        let parts = LibXML2.version.split(separator: ".").compactMap { Int($0) }
        try #require(parts.count == 3)
        #expect(parts[0] >= 2)
    }
}
