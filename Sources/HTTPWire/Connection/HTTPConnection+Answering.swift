import HTTPMessage
import NIOCore

extension HTTPConnection {
    func answerCalls() {
        do throws(FramingFault) {
            while isWritable {
                if case .sending(let rest, let keepsAlive) = phase {
                    sendPiece(of: rest, keepsAlive: keepsAlive)
                    continue
                }
                guard case .reading = phase, let step = try nextStep() else { return }
                stage = nil
                switch consume step {
                case .expectsContinue:
                    output.bytes.writeStaticString("HTTP/1.1 100 Continue\r\n\r\n")
                case .expectsUnknown:
                    refuse(.unknownExpectation)
                case .call(let call, let delivery):
                    answer(call, delivery)
                }
                if output.isFull { flush() }
            }
        } catch {
            refuse(WireFault(error, limits))
        }
    }

    private func answer(_ call: Call, _ delivery: RequestParser.Delivery) {
        guard let transport else { return }
        counter.countRequest()
        switch PendingReply.start(call, responder, on: transport.eventLoop) {
        case .ready(let response): send(response.reply, delivery, response.fault)
        case .pending(let pending):
            timer?.clear()
            exchangeBytes = call.body.count + pending.byteCount
            phase = .answering(pending)
            pending.wait { [self] reply, fault in
                send(reply, delivery, fault)
                advance()
            }
        }
    }

    func refuse(_ fault: WireFault) {
        counter.countFault()
        let delivery = RequestParser.Delivery(isHEAD: false, minorVersion: 1, keepsAlive: false)
        send(responder.reply(to: fault), delivery, nil)
    }

    private func send(_ reply: Reply, _ delivery: RequestParser.Delivery, _ fault: DeliveryFault?) {
        var delivery = delivery
        exchangeBytes = reply.ownByteCount
        if isLeaving { delivery.keepsAlive = false }
        func encode(bodyLimit: Int) -> ArraySlice<UInt8> {
            encoder.encode(
                reply, delivery: delivery, epochSeconds: WallClock.epochSeconds, bodyLimit: bodyLimit,
                into: &output.bytes)
        }
        switch fault {
        case nil:
            let limit = reply.body.count > Self.copiedBytes ? 0 : Self.copiedBytes
            goOn(with: encode(bodyLimit: limit), keepsAlive: delivery.keepsAlive)
        case .reset: reset()
        case .cut(let percent):
            let start = output.bytes.writerIndex
            // Where there is no body to be cut off, it is the head.
            if encode(bodyLimit: reply.body.count * percent / 100).isEmpty {
                output.bytes.moveWriterIndex(to: start + (output.bytes.writerIndex - start) / 2)
            }
            linger()
        case .drip(let time):
            let rest = encode(bodyLimit: 0)
            if rest.isEmpty { return goOn(with: rest, keepsAlive: delivery.keepsAlive) }
            drip(rest, over: time, keepsAlive: delivery.keepsAlive)
        }
    }

    private func drip(_ body: ArraySlice<UInt8>, over time: Duration, keepsAlive: Bool) {
        guard let eventLoop = transport?.eventLoop else { return }
        timer?.clear()
        phase = .dripping(
            DrippedBody(body, over: time, on: eventLoop) { [self] piece, isLast in
                output.bytes.writeBytes(piece)
                if isLast { goOn(with: [], keepsAlive: keepsAlive) }
                advance()
            })
    }

    private func sendPiece(of rest: ArraySlice<UInt8>, keepsAlive: Bool) {
        goOn(with: rest.dropFirst(flush(with: rest)), keepsAlive: keepsAlive)
    }

    /// The deadline is renewed by every piece, for a client may be slow as long as it reads.
    private func goOn(with rest: ArraySlice<UInt8>, keepsAlive: Bool) {
        if !rest.isEmpty {
            phase = .sending(rest, keepsAlive: keepsAlive)
            timer?.set(after: limits.idle)
        } else if !keepsAlive {
            linger()
        } else {
            phase = .reading
            stage = nil
        }
    }
}
