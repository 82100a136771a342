import NIOCore
import NIOEmbedded
import Testing

@testable import HTTPWire

struct DrippedBodyTests {
    @Test(arguments: [(100, 1000, 50), (3, 1000, 3), (1000, 10, 1), (1, 1, 1), (101, 1000, 34)])
    func piecesComeOverTheTime(bytes: Int, milliseconds: Int64, pieces: Int) {
        let loop = EmbeddedEventLoop()
        var seen: [UInt8] = []
        var count = 0
        var isLast = false
        let body = (0..<bytes).map { UInt8(truncatingIfNeeded: $0) }
        let dripped = DrippedBody(body[...], over: .milliseconds(milliseconds), on: loop) { piece, last in
            seen += piece
            count += 1
            isLast = last
        }
        loop.advanceTime(by: .milliseconds(milliseconds / 2))
        #expect(seen.count < bytes && !isLast)
        loop.advanceTime(by: .milliseconds(milliseconds / 2 + 1))
        #expect(seen == body && isLast)
        #expect(count == pieces)
        withExtendedLifetime(dripped) {}
    }

    @Test func nothingComesAfterTheEnd() {
        let loop = EmbeddedEventLoop()
        var count = 0
        let dripped = DrippedBody([1, 2, 3], over: .milliseconds(300), on: loop) { _, _ in count += 1 }
        loop.advanceTime(by: .milliseconds(100))
        dripped.cancel()
        loop.advanceTime(by: .seconds(10))
        #expect(count == 1)
    }
}
