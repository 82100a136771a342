import HTTPWire
import MockCore
import MockServer
import XMLSupport

/// The mocks of `mockcheck serve` on their listener, until a signal ends them.
struct ServedMocks {
    private let mocks: [LoadedMock]
    private let slugs: [String]
    private let host: String
    private let port: Int
    private let directory: MockDirectory

    init(_ mocks: [LoadedMock], port: Int, host: String, seed: UInt64?, explains: Bool) {
        self.mocks = mocks
        self.host = host
        self.port = port
        slugs = Slug.unique(for: mocks.map(\.name))
        let account = Account(quota: mocks[0].quota)
        let randomness = CallRandomness(seed: seed)
        directory = MockDirectory(
            zip(mocks, slugs).map { loaded, slug in
                let mock = Mock(
                    collection: loaded.collection, environment: loaded.environment,
                    configuration: loaded.configuration, account: account)
                let responder = MockResponder(
                    mock: mock, time: SystemTime(), randomness: randomness, explains: explains)
                return MockDirectory.Entry(id: loaded.id, slug: slug, responder: responder)
            })
    }

    /// Prints each mock's URL and `ready`, then serves until the first signal (product S-2, S-6).
    func run(readyFile: String?) async throws {
        let (signals, continuation) = AsyncStream<SignalWatch.Caught>.makeStream()
        let watch = SignalWatch { continuation.yield($0) }
        let listener: Listener
        do {
            listener = try await Listener.start(host: host, port: port, responder: directory)
        } catch {
            throw CommandProblem.failure("\(error)")
        }
        let urls = slugs.map { url(ofSlug: $0, port: listener.port) }
        if let readyFile { try ReadyFile(mocks: mocks, slugs: slugs, urls: urls).write(to: readyFile) }
        for (mock, url) in zip(mocks, urls) {
            let privacy = mock.configuration.access == .anyone ? "public" : "private"
            StandardOutput.write("\(url)  \(XMLText.sanitized(mock.name)) (\(privacy))\n")
        }
        StandardOutput.write("ready\n")
        for await caught in signals {
            await listener.stop()
            // SIGTERM is how a service is asked to end, so that is a success (product S-6).
            if caught == .interrupt { throw ExitStatus.interrupted }
            break
        }
        withExtendedLifetime(watch) {}
    }

    private func url(ofSlug slug: String, port: Int) -> String {
        let address = host.contains(":") ? "[\(host)]" : host
        return "http://\(address):\(port)" + (mocks.count == 1 ? "" : "/\(slug)")
    }
}
