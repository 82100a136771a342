import HTTPWire

/// Where to listen when nobody said where: at the usual port, or the next one that is free.
enum FreePort {
    /// So many ports are tried, then any will do.
    private static let attempts = 20

    /// - Parameters:
    ///   - given: a port that was asked for; that it is taken is an error then.
    ///   - usual: where to begin otherwise.
    /// - Throws: `CommandProblem`.
    static func listen(
        _ given: Int?, from usual: Int, start: (_ port: Int) async throws(ListenError) -> Listener
    ) async throws -> Listener {
        let candidates = given.map { [$0] } ?? Array(usual..<(usual + attempts)) + [0]
        for port in candidates.dropLast() {
            do {
                return try await start(port)
            } catch .addressInUse {
                continue
            } catch {
                throw CommandProblem.failure("\(error)")
            }
        }
        do {
            return try await start(candidates.last ?? 0)
        } catch {
            throw CommandProblem.failure("\(error)")
        }
    }
}
