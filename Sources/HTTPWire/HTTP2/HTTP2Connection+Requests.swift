import HTTPMessage
import NIOCore

/// Makes calls of the frames that carry them.
extension HTTP2Connection {
    /// A head that is compressed to more than this is none that would be answered.
    private var mostHeadPieces: Int { 2 * limits.headBytes }

    private static let smallPiece = 1024

    func takeHeaders(_ frame: FrameHead) throws(HTTP2Error) {
        guard frame.stream & 1 == 1 else { throw .protocolError }
        let endsStream = frame.has(FrameHead.endsStream)
        guard frame.has(FrameHead.endsHeaders) else {
            let bytes = try payload(of: frame) { (bytes) throws(HTTP2Error) in Array(try frame.content(of: bytes)) }
            headPieces = HeadPieces(stream: frame.stream, endsStream: endsStream, bytes: bytes)
            return
        }
        let head = try payload(of: frame) { (bytes) throws(HTTP2Error) in
            try decode(try frame.content(of: bytes))
        }
        try take(head, of: frame.stream, endsStream: endsStream)
    }

    func takeContinuation(_ frame: FrameHead) throws(HTTP2Error) {
        guard var pieces = headPieces else { throw .protocolError }
        headPieces = nil
        let isLast = frame.has(FrameHead.endsHeaders)
        // Many small ones cost more than they bring; an honest head has one, its last.
        if !isLast, frame.length < Self.smallPiece { try spendPatience() }
        guard pieces.bytes.count + frame.length <= mostHeadPieces else { throw .enhanceYourCalm }
        try payload(of: frame) { pieces.bytes.append(contentsOf: $0) }
        guard isLast else { return headPieces = pieces }
        let head = try pieces.bytes.withUnsafeBufferPointer { (bytes) throws(HTTP2Error) in
            try decode(UnsafeRawBufferPointer(bytes))
        }
        try take(head, of: pieces.stream, endsStream: pieces.endsStream)
    }

    private func decode(_ block: UnsafeRawBufferPointer) throws(HTTP2Error) -> StreamHead {
        var head = StreamHead(limits)
        do {
            try decoder.decode(block) { head.take($0) }
        } catch {
            throw .compression
        }
        return head
    }

    private func take(_ head: StreamHead, of id: UInt32, endsStream: Bool) throws(HTTP2Error) {
        if id > lastStream {
            // The client has been told that this one is not answered.
            if case .said = goodbye { return }
            lastStream = id
            try open(head, id, endsStream: endsStream)
        } else if let stream = streams[id] {
            guard !stream.isInputEnded else { return try fail(stream, .streamClosed) }
            guard endsStream, head.isTrailerSection else { return try fail(stream, .protocolError) }
            try endInput(of: stream)
        } else if !recentlyReset.contains(id) {
            throw .protocolError
        }
    }

    private func open(_ head: StreamHead, _ id: UInt32, endsStream: Bool) throws(HTTP2Error) {
        guard streams.count < limits.streams else {
            try spendPatience()
            return reset(id, .refusedStream, isInputEnded: endsStream)
        }
        var head = head
        do throws(StreamHead.Fault) {
            let call = try head.finish()
            if endsStream, head.announcedBytes ?? 0 > 0 { throw .malformed }
            if let announced = head.announcedBytes, announced > limits.bodyBytes { throw .refused(.bodyTooLarge) }
            let expectation = Expectation(call.headers)
            if case .unknown = expectation { return refuse(.unknownExpectation, id, isInputEnded: endsStream) }
            if endsStream { return answer(call, id, nil) }
            guard let stream = makeStream(id, .reading(call), isInputEnded: false) else { return }
            stream.announcedBytes = head.announcedBytes
            stream.timer.set(after: limits.body)
            if case .leaveToContinue = expectation { writer.writeContinue(stream: id, into: &output.bytes) }
        } catch {
            switch error {
            case .malformed:
                counter.countFault()
                try spendPatience()
                reset(id, .protocolError, isInputEnded: endsStream)
            case .refused(let fault): refuse(WireFault(fault, limits), id, isInputEnded: endsStream)
            }
        }
    }

    func takeData(_ frame: FrameHead) throws(HTTP2Error) {
        let isKnown = try isKnown(frame.stream)
        receiveWindow -= frame.length
        guard receiveWindow >= 0 else { throw .flowControl }
        if receiveWindow < Self.firstWindow / 2 {
            output.bytes.writeFrame(.windowUpdate, UInt32(Self.firstWindow - receiveWindow))
            receiveWindow = Self.firstWindow
        }
        let endsStream = frame.has(FrameHead.endsStream)
        if frame.length == 0, !endsStream { try spendPatience() }
        guard isKnown else { return }
        guard let stream = streams[frame.stream] else {
            if recentlyReset.contains(frame.stream) { return }
            try spendPatience()
            return reset(frame.stream, .streamClosed, isInputEnded: true)
        }
        guard !stream.isInputEnded else { return try fail(stream, .streamClosed) }
        stream.receiveWindow -= frame.length
        guard stream.receiveWindow >= 0 else { return try fail(stream, .flowControl) }
        let isTaken = try payload(of: frame) { (bytes) throws(HTTP2Error) in
            take(try frame.content(of: bytes), for: stream)
        }
        guard isTaken else {
            stream.isInputEnded = endsStream
            return refuse(WireFault(.bodyTooLarge, limits), stream)
        }
        guard stream.hold() else { return try fail(stream, .internalError) }
        if endsStream { return try endInput(of: stream) }
        guard case .reading = stream.phase, stream.receiveWindow < Self.firstWindow / 2 else { return }
        let difference = Self.firstWindow - stream.receiveWindow
        output.bytes.writeFrame(.windowUpdate, stream: stream.id, UInt32(difference))
        stream.receiveWindow = Self.firstWindow
    }

    /// - Returns: false where the body becomes too large.
    private func take(_ bytes: UnsafeRawBufferPointer, for stream: HTTP2Stream) -> Bool {
        guard case .reading = stream.phase else { return true }
        guard bytes.count <= limits.bodyBytes - stream.received.count else { return false }
        stream.received.append(contentsOf: bytes)
        return true
    }

    private func endInput(of stream: HTTP2Stream) throws(HTTP2Error) {
        stream.isInputEnded = true
        if case .parting(.none) = stream.phase { return close(stream.id) }
        guard case .reading(var call) = stream.phase else { return }
        if let announced = stream.announcedBytes, announced != stream.received.count {
            return try fail(stream, .protocolError)
        }
        call.body = stream.received
        answer(call, stream.id, stream)
    }
}
