import NIOCore
import NIOEmbedded
import Testing

@testable import HTTPWire

struct DeadlineTimerTests {
    private final class Count {
        var value = 0
    }

    private static func timer(_ loop: EmbeddedEventLoop) -> (DeadlineTimer, Count) {
        let count = Count()
        return (DeadlineTimer(eventLoop: loop) { count.value += 1 }, count)
    }

    @Test func expiresOnceAtItsTime() {
        let loop = EmbeddedEventLoop()
        let (timer, count) = Self.timer(loop)
        timer.set(after: .seconds(2))
        loop.advanceTime(by: .seconds(1))
        #expect(count.value == 0)
        loop.advanceTime(by: .seconds(1))
        #expect(count.value == 1)
        loop.advanceTime(by: .seconds(10))
        #expect(count.value == 1)
    }

    @Test func goesByTheLastDeadlineThatWasSet() {
        let loop = EmbeddedEventLoop()
        let (timer, count) = Self.timer(loop)
        timer.set(after: .seconds(2))
        timer.set(after: .seconds(5))
        loop.advanceTime(by: .seconds(4))
        #expect(count.value == 0)
        timer.set(after: .milliseconds(500))
        loop.advanceTime(by: .milliseconds(500))
        #expect(count.value == 1)
    }

    @Test(arguments: [true, false])
    func isSilentWithoutADeadline(isForGood: Bool) {
        let loop = EmbeddedEventLoop()
        let (timer, count) = Self.timer(loop)
        timer.set(after: .seconds(1))
        if isForGood { timer.cancel() } else { timer.clear() }
        loop.advanceTime(by: .seconds(10))
        #expect(count.value == 0)
    }
}
