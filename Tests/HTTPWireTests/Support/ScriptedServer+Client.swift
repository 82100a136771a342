import HTTPWire

/// Runs a client against a server that plays `script`.
func withServer(
    maxConnections: Int = 8, _ script: @escaping ScriptedServer.Script,
    _ body: (HTTPClient, ScriptedServer) async throws -> Void
) async throws {
    let server = try await ScriptedServer.start(script)
    let client = HTTPClient(host: "127.0.0.1", port: server.port, maxConnections: maxConnections)
    defer { client.close() }
    try await body(client, server)
    try await server.stop()
}
