import NIOCore

/// Reads what the client sends, frame by frame (RFC 9113, 6).
extension HTTP2Connection {
    private static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)

    func writeSettings() {
        let settings: [(UInt16, Int)] = [(Setting.streams, limits.streams), (Setting.headBytes, limits.headBytes)]
        output.bytes.write(FrameHead(.settings, length: 6 * settings.count))
        for (name, value) in settings { output.bytes.writeMultipleIntegers(name, UInt32(clamping: value)) }
    }

    /// Reads as many frames as there are and as the client takes answers to.
    func readFrames() {
        do throws(HTTP2Error) {
            while isWritable, !isEnding, try readFrame() {
                if output.isFull { flush() }
            }
        } catch {
            counter.countFault()
            end(with: error)
        }
    }

    private func readFrame() throws(HTTP2Error) -> Bool {
        guard hasPreface else { return try readPreface() }
        guard let head = input.withUnsafeReadableBytes({ FrameHead(at: $0) }) else { return false }
        guard head.length <= FrameHead.mostPayload else { throw .frameSize }
        guard input.readableBytes >= FrameHead.byteCount + head.length else { return false }
        input.moveReaderIndex(forwardBy: FrameHead.byteCount)
        try take(head)
        if headPieces == nil { hasProgressed = true }
        input.moveReaderIndex(forwardBy: head.length)
        return true
    }

    private func readPreface() throws(HTTP2Error) -> Bool {
        let begin = input.readableBytesView.prefix(Self.preface.count)
        guard begin.elementsEqual(Self.preface.prefix(begin.count)) else { throw .protocolError }
        guard begin.count == Self.preface.count else { return false }
        input.moveReaderIndex(forwardBy: begin.count)
        hasPreface = true
        return true
    }

    /// What `body` makes of a frame's payload, which comes next in the input.
    func payload<Result>(
        of head: FrameHead, _ body: (UnsafeRawBufferPointer) throws(HTTP2Error) -> Result
    ) throws(HTTP2Error) -> Result {
        try input.withUnsafeReadableBytes { (bytes) throws(HTTP2Error) -> Result in
            try body(UnsafeRawBufferPointer(rebasing: bytes[..<head.length]))
        }
    }

    private func take(_ head: FrameHead) throws(HTTP2Error) {
        if let headPieces, head.kind != .continuation || head.stream != headPieces.stream { throw .protocolError }
        guard hasSettings || head.kind == .settings else { throw .protocolError }
        switch head.kind {
        case .data: try takeData(head)
        case .headers: try takeHeaders(head)
        case .continuation: try takeContinuation(head)
        case .priority:
            guard head.stream != 0 else { throw .protocolError }
            guard head.length == 5 else { throw .frameSize }
        case .reset: try takeReset(head)
        case .settings: try takeSettings(head)
        case .pushPromise: throw .protocolError
        case .ping: try takePing(head)
        case .goAway:
            guard head.stream == 0 else { throw .protocolError }
            guard head.length >= 8 else { throw .frameSize }
            isClientLeaving = true
        case .windowUpdate: try takeWindowUpdate(head)
        case nil: break
        }
    }

    /// Whatever costs more to answer than to ask.
    func spendPatience() throws(HTTP2Error) {
        guard let timer, patience.spend(at: timer.now) else { throw .enhanceYourCalm }
    }

    // MARK: Frames that are not about a call

    private func takeReset(_ head: FrameHead) throws(HTTP2Error) {
        guard head.length == 4 else { throw .frameSize }
        guard try isKnown(head.stream) else { return }
        try spendPatience()
        close(head.stream)
    }

    private func takePing(_ head: FrameHead) throws(HTTP2Error) {
        guard head.stream == 0 else { throw .protocolError }
        guard head.length == 8, let content = input.getInteger(at: input.readerIndex, as: UInt64.self) else {
            throw .frameSize
        }
        if head.has(FrameHead.isAcknowledgement) {
            if content == Self.lastPing { sayGoodbye() }
            return
        }
        try spendPatience()
        output.bytes.write(FrameHead(.ping, flags: FrameHead.isAcknowledgement, length: 8))
        output.bytes.writeInteger(content)
    }

    private enum Setting {
        static let push: UInt16 = 2
        static let streams: UInt16 = 3
        static let window: UInt16 = 4
        static let frameBytes: UInt16 = 5
        static let headBytes: UInt16 = 6
    }

    private func takeSettings(_ head: FrameHead) throws(HTTP2Error) {
        guard head.stream == 0 else { throw .protocolError }
        if head.has(FrameHead.isAcknowledgement) {
            guard hasSettings else { throw .protocolError }
            guard head.length == 0 else { throw .frameSize }
            return
        }
        guard head.length % 6 == 0 else { throw .frameSize }
        hasSettings = true
        try spendPatience()
        for place in stride(from: input.readerIndex, to: input.readerIndex + head.length, by: 6) {
            guard let name = input.getInteger(at: place, as: UInt16.self),
                let value = input.getInteger(at: place + 2, as: UInt32.self)
            else { break }
            try apply(name, Int(value))
        }
        output.bytes.writeFrame(.settings, flags: FrameHead.isAcknowledgement)
    }

    /// Of the others, the size of the client's table concerns nobody who names fields by the fixed one.
    private func apply(_ name: UInt16, _ value: Int) throws(HTTP2Error) {
        switch name {
        case Setting.push: guard value <= 1 else { throw .protocolError }
        case Setting.frameBytes: guard (FrameHead.mostPayload...0xFF_FFFF).contains(value) else { throw .protocolError }
        case Setting.window:
            guard value <= Self.mostWindow else { throw .flowControl }
            let difference = value - firstSendWindow
            firstSendWindow = value
            // One frame can have thousands of them, and each is one for all streams.
            if difference != 0, !streams.isEmpty { try spendPatience() }
            for stream in streams.values {
                stream.sendWindow += difference
                guard stream.sendWindow <= Self.mostWindow else { throw .flowControl }
                queue(stream)
            }
        default: break
        }
    }

    private func takeWindowUpdate(_ head: FrameHead) throws(HTTP2Error) {
        guard head.length == 4, let number = input.getInteger(at: input.readerIndex, as: UInt32.self) else {
            throw .frameSize
        }
        let increment = Int(number & 0x7FFF_FFFF)
        if head.stream == 0 {
            guard increment > 0 else { throw .protocolError }
            sendWindow += increment
            guard sendWindow <= Self.mostWindow else { throw .flowControl }
        } else if try isKnown(head.stream), let stream = streams[head.stream] {
            guard increment > 0 else { return try fail(stream, .protocolError) }
            stream.sendWindow += increment
            guard stream.sendWindow <= Self.mostWindow else { return try fail(stream, .flowControl) }
            queue(stream)
        }
    }
}
