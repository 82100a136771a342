import HTTPWire

/// Runs a client over each kind of connections against a server that plays `script`.
func withServer(
    maxConnections: Int = 8, _ script: @escaping ScriptedServer.Script,
    _ body: (HTTPClient, ScriptedServer) async throws -> Void
) async throws {
    for carriage in Carriage.allCases {
        let server = try await ScriptedServer.start(script)
        let client = HTTPClient(.loopback(port: server.port), maxConnections: maxConnections, group: carriage.group)
        defer { client.close() }
        try await body(client, server)
        try await server.stop()
    }
}
