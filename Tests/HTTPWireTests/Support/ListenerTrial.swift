import HTTPWire

/// Runs a listener over each carriage for the length of `body`.
func withListener(
    _ limits: ListenerLimits = ListenerLimits(), _ body: (Listener) async throws -> Void
) async throws {
    for carriage in Carriage.allCases {
        let listener = try await Listener.start(responder: EchoResponder(), limits: limits, group: carriage.group)
        do {
            try await body(listener)
        } catch {
            await listener.stop(gracefulWithin: .zero)
            throw error
        }
        await listener.stop(gracefulWithin: .milliseconds(50))
    }
}

func exchange(_ listener: Listener, _ text: String) async throws -> String {
    let client = try await RawClient.connect(port: listener.port)
    try await client.send(text)
    return await client.textToEnd()
}

/// Looks again and again until something is so; false where it never is.
func eventually(_ condition: () async throws -> Bool) async throws -> Bool {
    for _ in 0..<1000 {
        if try await condition() { return true }
        try await Task.sleep(for: .milliseconds(10))
    }
    return false
}
