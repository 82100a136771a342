import PostmanModel
import Synchronization

/// Counts the calls of one mock in fixed windows; a window begins with its first call (B-7.C, 12.28).
final class RateLimiter: RateCounter {
    let rate: RateLimit
    private let window = Mutex(Window())

    private struct Window {
        var end = Timestamp(milliseconds: .min)
        var calls = 0
    }

    typealias Standing = RateStanding

    init(_ rate: RateLimit) {
        self.rate = rate
    }

    /// Counts a call, unless the window is already full: refused calls do not count.
    func take(at now: Timestamp) -> Standing? {
        window.withLock { window in
            startWindowIfDue(&window, at: now)
            guard window.calls < rate.limit else { return standing(window, isWithinLimit: false) }
            window.calls += 1
            return standing(window, isWithinLimit: true)
        }
    }

    /// Uncounts a call that was not answered, unless its window has ended since.
    func giveBack() {
        window.withLock { $0.calls = max(0, $0.calls - 1) }
    }

    /// Where the window stands, for answers that do not count.
    func look(at now: Timestamp) -> Standing? {
        window.withLock { window in
            guard now < window.end else {
                let end = now.advanced(bySeconds: rate.windowSeconds)
                return Standing(verdict: .within, remaining: rate.limit, reset: end.seconds)
            }
            return standing(window, isWithinLimit: true)
        }
    }

    private func startWindowIfDue(_ window: inout Window, at now: Timestamp) {
        guard now >= window.end else { return }
        window.end = now.advanced(bySeconds: rate.windowSeconds)
        window.calls = 0
    }

    private func standing(_ window: Window, isWithinLimit: Bool) -> Standing {
        Standing(
            verdict: isWithinLimit ? .within : .full, remaining: rate.limit - window.calls, reset: window.end.seconds)
    }
}
