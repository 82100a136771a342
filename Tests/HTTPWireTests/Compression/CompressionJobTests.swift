import Dispatch
import HTTPMessage
import NIOCore
import Synchronization
import Testing

@testable import HTTPWire

/// What is compressed for a client ends with its wish for it.
@Suite(.serialized) struct CompressionJobTests {
    /// Answers with bodies of its own, and knows which of them somebody else still holds.
    private final class Texts: Responder {
        private let bodies = Mutex<[[UInt8]]>([])
        private let delay: Duration?

        init(delay: Duration? = nil) {
            self.delay = delay
        }

        func respond(to call: Call) -> Response {
            let body = [UInt8](repeating: 0x61, count: 100_000)
            bodies.withLock { $0.append(body) }
            return Response(Reply(status: 200, headers: ["Content-Type": "text/plain"], body: body), delay: delay)
        }

        /// An array that is changed moves if another one has the same bytes; afterwards each is alone.
        var heldCount: Int {
            bodies.withLock { bodies in
                bodies.indices.count { index in
                    let before = bodies[index].withUnsafeBufferPointer { $0.baseAddress }
                    bodies[index][0] ^= 1
                    return bodies[index].withUnsafeBufferPointer { $0.baseAddress } != before
                }
            }
        }
    }

    /// All threads for long work, busy until they are let go.
    private final class BusyThreads: Sendable {
        private static let count = NIOSingletons.blockingPoolThreadCountSuggestion

        private let gate = DispatchSemaphore(value: 0)
        private let started = Mutex(0)

        init() async throws {
            for _ in 0..<Self.count {
                WorkThreads.run { [self] in
                    started.withLock { $0 += 1 }
                    gate.wait()
                }
            }
            let areBusy = try await eventually { started.withLock { $0 } == Self.count }
            try #require(areBusy)
        }

        /// Returns after what had waited for them before.
        func letGo() async {
            for _ in 0..<Self.count { gate.signal() }
            await withCheckedContinuation { continuation in WorkThreads.run { continuation.resume() } }
        }
    }

    @Test func compressesWhatIsWanted() throws {
        let reply = Reply(
            status: 200, headers: ["Content-Type": "text/plain"], body: Array(repeating: 0x61, count: 100_000))
        let job = CompressionJob(reply, for: ["Accept-Encoding": "gzip"])
        let sent = try #require(job.run())
        #expect(sent.headers["Content-Encoding"] == "gzip")
        #expect(sent == ReplyCompression.apply(to: reply, for: ["Accept-Encoding": "gzip"]))
        job.cancel()
        #expect(job.run() == nil)
    }

    /// A client may ask and reset as often as it likes (CVE-2023-44487): of what waits for a thread, nothing is kept.
    @Test(arguments: [(isReset: true, kept: 0), (false, 50)])
    func nothingIsKeptForAStreamThatWasReset(_ isReset: Bool, _ kept: Int) async throws {
        let (texts, held) = (Texts(), HeldBytes(limit: .max))
        let client = FrameClient(responder: texts, held: held)
        let threads = try await BusyThreads()
        let streams = (0..<50).map { UInt32(2 * $0 + 1) }
        for stream in streams { client.ask(stream, FrameClient.fields("/", [("accept-encoding", "gzip")])) }
        if isReset { for stream in streams { client.send(FrameClient.reset, stream: stream, [0, 0, 0, 8]) } }
        #expect(held.current == kept * 100_000)
        #expect(texts.heldCount == kept)
        client.connection.ended()
        await threads.letGo()
        #expect(!client.frames().contains { $0.type == FrameClient.headers })
    }

    /// Neither for one whose response waits for its time, or is on its way.
    @Test(arguments: [Duration.seconds(9), nil]) func nothingIsKeptOfWhatIsNotSent(delay: Duration?) throws {
        let (texts, held) = (Texts(delay: delay), HeldBytes(limit: .max))
        let client = FrameClient(responder: texts, held: held)
        let streams = (0..<50).map { UInt32(2 * $0 + 1) }
        for stream in streams { client.ask(stream, "/") }
        #expect(client.connection.streams.count == 50)
        for stream in streams { client.send(FrameClient.reset, stream: stream, [0, 0, 0, 8]) }
        #expect(held.current == 0)
        #expect(texts.heldCount == 0)
    }
}
