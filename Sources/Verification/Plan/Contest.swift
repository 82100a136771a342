package import HTTPMessage

/// Equal calls of several threads for the one call that a period or a window has left, again and again: whoever gets it
/// moves the clock to the next.
///
/// Without sockets, for a take that is not atomic goes wrong between two instructions, and what a socket needs takes a
/// thousand times as long: bursts over sockets show it in one of some thousand rounds.
package struct Contest: Sendable, Hashable {
    /// By what it is seen that two calls shared one.
    package enum Sign: Sendable, Hashable {
        /// The account's usage.
        case usage
        /// Two replies that pass and have the same value of this header.
        case header(String)
    }

    package static let threads = 2
    /// A busy machine does fewer rounds.
    package static let longest = Duration.seconds(1)

    package var call: Call
    package var sign: Sign
    /// From one period or window to the next.
    package var seconds: Int
    package var rounds: Int
    package var passing: Expectation
    package var refused: Expectation

    /// How many rounds show a take that is not atomic, whichever mock has it: all mocks of a run are of one server, so they
    /// share these.
    static func rounds(amongMocks count: Int) -> Int { max(50, 500 / max(1, count)) }
}
