package import HTTPMessage
package import HTTPWire

/// Is told of every call that the mocks answer.
///
/// It is called on the event loop of the connection, before the answer is sent, from several loops at once: it must not
/// wait, and what it keeps it must guard.
package protocol CallObserver: Sendable {
    /// Whether it is told only of calls that somebody will wonder about: `AnsweredCall.Label.isNews`.
    var observesNewsOnly: Bool { get }
    func observe(_ call: AnsweredCall)
    /// Something came that could not be read as a call.
    func observe(_ fault: WireFault, answeredWith reply: Reply)
}

extension CallObserver {
    package var observesNewsOnly: Bool { false }
    package func observe(_ fault: WireFault, answeredWith reply: Reply) {}
}
