import ArgumentParser
import HTTPWire
import MockcheckKit

/// How `serve` listens: its certificate and its client resource limits.
struct ListenerOptions: ParsableArguments {
    @Option(help: "A certificate in PEM: serve HTTPS, with HTTP/2; needs --tls-key.\(TLSSupport.note)")
    var tlsCert: String?

    @Option(help: "The private key of the certificate, in PEM without a pass phrase.\(TLSSupport.note)")
    var tlsKey: String?

    @Option(help: "Maximum open connections; more are closed at once (default 10000).")
    var maxConnections: Int?

    @Option(help: "Maximum size of request line and headers, in bytes (default 65536).")
    var maxHeader: Int?

    @Option(help: "Maximum size of a request body, in bytes (default 1048576).")
    var maxBody: Int?

    @Option(
        help: """
            Maximum bytes kept in memory for all clients together, bodies that come in and responses that wait; beyond \
            it clients are disconnected (default 536870912).
            """)
    var maxHeld: Int?

    @Option(help: "Seconds after which an idle connection is closed (default 60).")
    var idleTimeout: Int?

    func validate() throws {
        guard (tlsCert == nil) == (tlsKey == nil) else {
            throw ValidationError("--tls-cert and --tls-key must be given together")
        }
        guard tlsCert == nil || TLSSupport.isBuilt else { throw ValidationError("--tls-cert: \(TLSSupport.remedy)") }
        // Below this many bytes no browser's request gets through.
        for (name, value, least) in [
            ("--max-connections", maxConnections, 1), ("--max-header", maxHeader, 1024), ("--max-body", maxBody, 0),
            ("--max-held", maxHeld, 1 << 20), ("--idle-timeout", idleTimeout, 1),
        ] {
            if let value, value < least { throw ValidationError("\(name) must be at least \(least)") }
        }
    }

    var tls: TLSFiles? {
        guard let tlsCert, let tlsKey else { return nil }
        return TLSFiles(certificate: tlsCert, key: tlsKey)
    }

    var limits: ListenerLimits {
        var limits = ListenerLimits()
        if let maxConnections { limits.connections = maxConnections }
        if let maxHeader { limits.headBytes = maxHeader }
        if let maxBody { limits.bodyBytes = maxBody }
        if let maxHeld { limits.heldBytes = maxHeld }
        if let idleTimeout { limits.idle = .seconds(idleTimeout) }
        return limits
    }
}
