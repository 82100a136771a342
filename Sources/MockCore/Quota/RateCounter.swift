import HTTPMessage
import PostmanModel

/// Counts the calls of one mock in the windows of its rate limit: alone, or together with other replicas.
protocol RateCounter: Sendable {
    var rate: RateLimit { get }

    /// Counts a call, unless the window is already full: refused calls do not count.
    ///
    /// - Returns: nil where the call has to wait for that.
    func take(at now: Timestamp) -> RateStanding?

    /// Uncounts a call that was not answered, unless its window has ended since.
    func giveBack()

    /// Where the window stands, for answers that do not count; nil where they have to wait for that.
    func look(at now: Timestamp) -> RateStanding?

    /// Does what could not be done at once.
    ///
    /// - Parameter resume: is told, once and on the loop, where the window stands; and where it has the call, whether the
    ///   account has it, too.
    func wait(
        _ wish: RateWish, at now: Timestamp, on loop: CallLoop, resume: @escaping @Sendable (Clearance) -> Void)

    /// Gives back what was taken ahead, when no call can come any more.
    func settle() async
}

extension RateCounter {
    /// One that counts alone never lets a call wait.
    func wait(
        _ wish: RateWish, at now: Timestamp, on loop: CallLoop, resume: @escaping @Sendable (Clearance) -> Void
    ) {
        let known = wish == .take ? take(at: now) : look(at: now)
        let standing = known ?? RateStanding(verdict: .notKept, remaining: 0, reset: now.seconds)
        loop.run { resume(Clearance(standing: standing)) }
    }

    func settle() async {}

    /// Puts Postman's three headers on a reply, in place of any that an example stored (B-7.11).
    func describe(_ standing: RateStanding, in headers: inout HeaderList) {
        headers.set("X-RateLimit-Limit", String(rate.limit))
        headers.set("X-RateLimit-Remaining", String(standing.remaining))
        headers.set("X-RateLimit-Reset", String(standing.reset))
    }
}

/// What a call wants of the window of its mock.
package enum RateWish: Sendable, Hashable {
    /// To be counted in it.
    case take
    /// To know how it stands.
    case look
}

/// Where the window of a mock stands after a call.
package struct RateStanding: Sendable, Hashable {
    package enum Verdict: Sendable, Hashable {
        case within
        case full
        /// Nobody can say, so the call must not be answered: others may have filled the window.
        case notKept
    }

    package let verdict: Verdict
    package let remaining: Int
    /// The end of the window in epoch seconds.
    package let reset: Int64

    var isWithinLimit: Bool { verdict == .within }
}

/// What a call has waited for and got, before it is answered.
package struct Clearance: Sendable, Hashable {
    /// In the window of the mock; nil for a call that has not been counted there yet.
    var standing: RateStanding?
    /// Of the account; nil for a call that has not been counted there yet.
    var admission: Account.Admission?

    package init() {}

    init(standing: RateStanding?, admission: Account.Admission? = nil) {
        self.standing = standing
        self.admission = admission
    }
}
