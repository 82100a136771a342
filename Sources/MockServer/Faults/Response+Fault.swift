import HTTPMessage
import HTTPWire
import MockCore
import PostmanModel

extension Response {
    /// The response with what goes wrong on purpose.
    mutating func meet(_ fault: MetFault, under mode: CORSMode) {
        switch fault.effect {
        case .delay(let time): delay = (delay ?? .zero) + .milliseconds(time)
        case .status(let code, let retryAfter, let message):
            let error: JSONBody = ["error": ["name": "mockcheckFault", "message": .string(message)]]
            reply = Reply(
                status: code, headers: ["Content-Type": "application/json; charset=utf-8"],
                body: Array(error.text.utf8))
            if let retryAfter { reply.headers.append("Retry-After", String(retryAfter)) }
            AllowedOrigin.complete(&reply.headers, under: mode)
        case .reset: self.fault = .reset
        case .drip(let time): self.fault = .drip(over: .milliseconds(time))
        case .cut(let percent): self.fault = .cut(percent: percent)
        }
    }
}
