import HTTPMessage
import NIOCore

/// Carries the bytes of a client's connection, and does to it what a `ClientDialog` decides.
protocol ClientTransport: AnyObject {
    var isOpen: Bool { get }
    func write(_ bytes: ByteBuffer)
    /// Ends the direction to the server.
    func closeOutput()
    func close()
}

/// Has one request at a time answered over one connection, or several sent together; on its event loop only.
final class ClientDialog {
    /// The request in flight.
    private struct Exchange {
        let request: FramedRequest
        let completion: CheckedContinuation<ClientOutcome, Never>
        let begin: NIODeadline
        var parser: ReplyParser
        var receivedBytes = 0
        var headTime: Duration?
        /// Set while the answer is complete and only the connection's end is awaited.
        var answered: ClientResponse?
        /// The answers before the one that is being read.
        var earlier: [ClientResponse] = []
        var isContinued = false
    }

    private var exchange: Exchange?
    /// What has arrived and is not read yet.
    private var buffer = ByteBuffer()
    private var timer: DeadlineTimer?
    private unowned let transport: any ClientTransport
    private var isUsed = false

    /// - Parameter transport: holds the dialog.
    init(over transport: any ClientTransport, on eventLoop: any EventLoop) {
        self.transport = transport
        timer = DeadlineTimer(eventLoop: eventLoop) { [weak self] in self?.expire() }
    }

    /// Sends the request and resumes `completion` exactly once.
    func start(_ request: FramedRequest, _ completion: CheckedContinuation<ClientOutcome, Never>) {
        guard transport.isOpen else {
            return completion.resume(
                returning: isUsed
                    ? .stale : .failed(.closedEarly(expected: nil, received: 0, partial: nil), earlier: []))
        }
        let begin = NIODeadline.now()
        exchange = Exchange(
            request: request, completion: completion, begin: begin, parser: request.parser)
        timer?.set(begin + TimeAmount(request.timeout))
        transport.write(request.bytes)
        if request.closesOutput { transport.closeOutput() }
    }

    func receive(_ bytes: ByteBuffer) {
        var received = bytes
        guard exchange != nil else {
            // Nothing was asked: whatever this is, the connection is out of step.
            return transport.close()
        }
        exchange?.receivedBytes += received.readableBytes
        if exchange?.answered != nil {
            exchange?.answered?.surplusByteCount += received.readableBytes
            return
        }
        if buffer.readableBytes == 0 {
            buffer = received
        } else {
            buffer.writeBuffer(&received)
        }
        do throws(FramingFault) {
            while try exchange?.parser.read(from: &buffer) == true {
                noteHead()
                guard complete() else { return }
            }
            noteHead()
            sendAfterContinue()
        } catch {
            let limit = exchange?.request.bodyLimit ?? 0
            finish(
                .failed(
                    .malformedReply(what: sentence(error, bodyLimit: limit), at: position),
                    earlier: exchange?.earlier ?? []))
        }
    }

    private func noteHead() {
        guard exchange?.headTime == nil, exchange?.parser.head != nil else { return }
        let time = elapsed
        exchange?.headTime = time
    }

    /// Lets go of memory that others read into.
    func keepInput() {
        buffer = buffer.readableBytes == 0 ? ByteBuffer() : ByteBuffer(bytes: buffer.readableBytesView)
    }

    private func sendAfterContinue() {
        guard let exchange, let bytes = exchange.request.bytesAfterContinue, !exchange.isContinued,
            exchange.parser.interim.contains(100)
        else { return }
        self.exchange?.isContinued = true
        transport.write(bytes)
    }

    /// The connection is at its end.
    func ended() {
        end()
        timer?.cancel()
        timer = nil
    }

    /// Where the reading stands in the answer.
    private var position: Int { (exchange?.receivedBytes ?? 0) - buffer.readableBytes }

    /// How much there is of an answer that is not complete: none of it, where others came before.
    private var unreadBytes: Int {
        guard let exchange else { return 0 }
        return exchange.earlier.isEmpty ? exchange.receivedBytes : buffer.readableBytes
    }

    private var elapsed: Duration {
        exchange.map { Duration(NIODeadline.now() - $0.begin) } ?? .zero
    }

    /// - Returns: whether another answer is to be read.
    private func complete() -> Bool {
        guard let exchange, let response = answer(connection: exchange.parser.keepsAlive ? .kept : .announcedClose)
        else { return false }
        if exchange.earlier.count + 1 < exchange.request.answerCount, response.connection == .kept {
            self.exchange?.earlier.append(response)
            self.exchange?.earlier[exchange.earlier.count].surplusByteCount = 0
            self.exchange?.parser = exchange.request.parser
            self.exchange?.headTime = nil
            return true
        }
        if let wait = exchange.request.closeWait {
            self.exchange?.answered = response
            timer?.set(min(.now() + TimeAmount(wait), exchange.begin + TimeAmount(exchange.request.timeout)))
        } else {
            finish(.answered(response, earlier: exchange.earlier))
        }
        return false
    }

    private func answer(connection: ClientResponse.Connection) -> ClientResponse? {
        guard let exchange, let head = exchange.parser.head else { return nil }
        let duration = elapsed
        return ClientResponse(
            reply: Reply(status: head.status, headers: head.headers, body: exchange.parser.bodyBytes),
            minorVersion: head.minorVersion, reason: head.reason, interim: exchange.parser.interim,
            trailers: exchange.parser.trailers,
            connection: connection, surplusByteCount: buffer.readableBytes,
            timeToHead: exchange.headTime ?? duration, duration: duration)
    }

    private var partial: Reply? {
        exchange?.parser.head.map {
            Reply(status: $0.status, headers: $0.headers, body: exchange?.parser.bodyBytes ?? [])
        }
    }

    /// The server has closed the connection.
    private func end() {
        guard var exchange else { return }
        if var response = exchange.answered {
            response.connection = .closed
            finish(.answered(response, earlier: exchange.earlier))
        } else if exchange.receivedBytes == 0, isUsed {
            finish(.stale)
        } else if exchange.parser.finish(), let response = answer(connection: .closed) {
            finish(.answered(response, earlier: exchange.earlier))
        } else {
            let partial = partial
            finish(
                .failed(
                    .closedEarly(
                        expected: exchange.parser.expectedBodyCount,
                        received: partial?.body.count ?? unreadBytes, partial: partial), earlier: exchange.earlier))
        }
    }

    private func expire() {
        guard let exchange else { return }
        if let response = exchange.answered {
            finish(.answered(response, earlier: exchange.earlier))
        } else {
            finish(
                .failed(
                    .timedOut(after: exchange.request.timeout, receivedBytes: unreadBytes, partial: partial),
                    earlier: exchange.earlier))
        }
    }

    private func finish(_ outcome: ClientOutcome) {
        guard let exchange else { return }
        self.exchange = nil
        timer?.clear()
        isUsed = true
        var isReusable = false
        if case .answered(let response, _) = outcome { isReusable = response.isReusable }
        if !isReusable { transport.close() }
        buffer.clear()
        exchange.completion.resume(returning: outcome)
    }

    private func sentence(_ fault: FramingFault, bodyLimit: Int) -> String {
        switch fault {
        case .malformed(let what): what
        case .headTooLarge: "the head is longer than \(ReplyParser.Limits().headBytes) bytes"
        case .tooManyFields: "the head has too many headers"
        case .bodyTooLarge: "the body is larger than \(bodyLimit) bytes"
        }
    }
}
