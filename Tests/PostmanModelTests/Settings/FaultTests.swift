import Testing

@testable import PostmanModel

struct FaultTests {
    @Test(
        arguments: [
            ("delay=300", .delay(.fixed(300))), (" Delay = 100..2000 ", .delay(.uniform(100...2000))),
            ("delay=normal(300,50)", .delay(.normal(mean: 300, deviation: 50))),
            ("status=503", .status(503, retryAfter: nil)),
            ("status=429; retry-after=2", .status(429, retryAfter: 2)), ("reset", .reset), ("drip=3000", .drip(3000)),
            ("cut", .cut(50)), ("cut=0", .cut(0)),
        ] as [(String, Fault.Kind)])
    func isRead(text: String, kind: Fault.Kind) throws {
        #expect(try Fault(text).kind == kind)
    }

    @Test(arguments: [
        ("", "the faults are"), ("explode", "the faults are"), ("delay", "write delay=300"),
        ("delay=-1", "write delay=300"), ("delay=180001", "up to 180000"), ("delay=9..1", "write delay=300"),
        ("delay=normal(1)", "write delay=300"), ("status=199", "200 to 599"), ("status=600", "200 to 599"),
        ("status=429;retry-after=x", "retry-after=SECONDS"), ("reset=1", "takes no value"),
        ("reset;retry-after=1", "retry-after=SECONDS"), ("drip=0", "write drip=3000"), ("cut=100", "up to 99"),
        ("status=429;retry-after=1;x", "too many parts"), ("delay=٣٠٠", "write delay=300"),
    ])
    func whatIsNoneIsSaid(text: String, reason: String) {
        #expect {
            _ = try Fault(text)
        } throws: { error in
            "\(error)".hasPrefix("'\(text)' is not a valid fault: ") && "\(error)".contains(reason)
        }
    }

    @Test func delaysComeFromTheirDistributions() {
        var random = SystemRandomNumberGenerator()
        let uniform = (0..<2000).map { _ in Fault.Delay.uniform(100...200).milliseconds(using: &random) }
        #expect(uniform.allSatisfy { (100...200).contains($0) })
        #expect(Set(uniform).count > 50)
        let normal = (0..<2000).map { _ in
            Fault.Delay.normal(mean: 1000, deviation: 100).milliseconds(using: &random)
        }
        // Of a normal distribution two thirds are within one deviation, and nearly all within three.
        #expect((1200...1500).contains(normal.count { abs($0 - 1000) <= 100 }))
        #expect(normal.count { abs($0 - 1000) <= 300 } > 1960)
        #expect(Fault.Delay.normal(mean: 0, deviation: 180_000).milliseconds(using: &random) >= 0)
    }
}
