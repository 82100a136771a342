import Testing

@testable import MockStore

struct StoreAddressTests {
    @Test(arguments: [
        ("redis://store", "redis://store:6379"),
        ("redis://store:7000/3", "redis://store:7000/3"),
        ("redis://store/", "redis://store:6379"),
        ("rediss://ada:s3cret@store:7000", "rediss://store:7000"),
        ("redis://:s3cret@127.0.0.1", "redis://127.0.0.1:6379"),
        ("redis://[::1]:7000", "redis://[::1]:7000"),
        ("redis://[::1]", "redis://[::1]:6379"),
    ])
    func isReadAndShownWithoutItsPassword(text: String, shown: String) {
        #expect(StoreAddress(text)?.description == shown)
    }

    @Test func hasAUserAndAPassword() throws {
        let address = try #require(StoreAddress("rediss://ada:p%40ss%3A@store/2"))
        #expect(address.user == "ada" && address.password == "p@ss:" && address.database == 2 && address.isSecure)
        let old = try #require(StoreAddress("redis://:only@store"))
        #expect(old.user == nil && old.password == "only" && !old.isSecure)
    }

    @Test(arguments: [
        "", "store", "http://store", "redis://", "redis://:0", "redis://store:", "redis://store:0", "redis://store:x",
        "redis://store:70000", "redis://store/x", "redis://store/-1", "redis://ada@store", "redis://ada:@store",
        "redis://[::1", "redis://[::1]x", "redis://a b",
    ])
    func refusesWhatIsNotAnAddress(text: String) {
        #expect(StoreAddress(text) == nil)
    }
}
