import Testing

@testable import HTTPWire

struct AcceptedCodingsTests {
    // RFC 9110, 12.5.3: what is not named is welcome only through `*`; a weight of 0 forbids.
    @Test(
        arguments: [
            ([], false), ([""], false), (["gzip"], true), (["GZip"], true), (["x-gzip"], true),
            (["gzip, deflate, br, zstd"], true), (["deflate", "gzip"], true), (["br"], false), (["identity"], false),
            (["*"], true), (["*;q=0"], false), (["gzip;q=0"], false), (["gzip;q=0.000"], false),
            (["gzip;q=0, *"], false), (["gzip;q=0.001"], true), (["gzip ; Q=1.0"], true), (["gzip;q=1.000"], true),
            (["gzip;q=0.5, identity;q=0.6"], false), (["gzip;q=0.6, identity;q=0.5"], true),
            (["identity;q=1, *;q=0.1"], false), (["identity, gzip"], true), (["br;q=1.0, gzip;q=0.2"], true),
            (["gzip;q=2"], false), (["gzip;q=1.1"], false), (["gzip;q=-1"], false), (["gzip;q="], false),
            (["gzip;q=0.1234"], false), (["gzip;level=1"], false), (["notgzip"], false), (["gzip;q=.5"], false),
        ] as [([String], Bool)])
    func weighs(_ values: [String], _ prefersGzip: Bool) {
        #expect(AcceptedCodings.preferGzip(values) == prefersGzip)
    }
}
