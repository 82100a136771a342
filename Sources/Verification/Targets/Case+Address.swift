package import HTTPWire

extension Case {
    /// The case with its raw requests addressed to a server: its name in `Host`, its path before every target. Calls are
    /// addressed by whoever sends them.
    package func addressed(to endpoint: Endpoint) -> Case {
        guard case .run(var scenario) = work else { return self }
        scenario.steps = scenario.steps.map { step in
            guard case .exchange(var exchange, let mock) = step, case .bytes(let bytes, let summary) = exchange.request
            else { return step }
            exchange.request = .bytes(RawAddress(endpoint).applied(to: bytes), summary: summary)
            return .exchange(exchange, mock: mock)
        }
        var addressed = self
        addressed.work = .run(scenario)
        return addressed
    }
}

/// Where a raw request goes, in place of `localhost` and its root.
private struct RawAddress {
    private let host: [UInt8]
    private let prefix: [UInt8]

    init(_ endpoint: Endpoint) {
        host = Array(endpoint.authority.utf8)
        prefix = Array(endpoint.pathPrefix.utf8)
    }

    private static let planned = Array("localhost".utf8)

    /// Only the request line and its `Host` change: the rest is wrong on purpose.
    func applied(to bytes: [UInt8]) -> [UInt8] {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
        guard let first = lines.firstIndex(where: { $0.count > 1 }) else { return bytes }
        lines[first] = requestLine(lines[first])
        let name = Array("Host: ".utf8) + Self.planned
        for index in lines.indices.dropFirst(first + 1) {
            // The body is nobody's to change.
            if lines[index].isEmpty || lines[index] == [0x0D] { break }
            if lines[index].starts(with: name) {
                lines[index] = Array("Host: ".utf8) + host + lines[index].dropFirst(name.count)
            }
        }
        return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
    }

    private func requestLine(_ line: [UInt8]) -> [UInt8] {
        let absolute = Array(" http://".utf8) + Self.planned
        if let found = line.firstRange(of: absolute) {
            var rest = line[found.upperBound...]
            // The server has a port of its own.
            if rest.first == UInt8(ascii: ":") { rest = rest.drop { $0 != UInt8(ascii: "/") } }
            return Array(line[..<found.lowerBound]) + Array(" http://".utf8) + host + prefix + rest
        }
        guard let place = line.firstRange(of: Array(" /".utf8))?.lowerBound else { return line }
        return Array(line[...place]) + prefix + line[(place + 1)...]
    }
}
