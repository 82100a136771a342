package import HTTPMessage
package import HTTPWire
package import Logging
import MockCore

/// Logs calls: what no example answers at `info`, for somebody wonders about it now, all others at `debug`.
///
/// Of a call only the method, the target and the outcome are said; at `trace` its headers too. Secrets never are.
package struct CallLogging: CallObserver {
    private let logger: Logger

    package init(logger: Logger) {
        self.logger = logger
    }

    package func observe(_ call: AnsweredCall) {
        let label = call.outcome.label
        let level: Logger.Level = Self.isNews(label) ? .info : .debug
        guard logger.logLevel <= level else { return }
        logger.log(level: level, "\(Self.sentence(label))", metadata: metadata(of: call, label))
    }

    package func observe(_ fault: WireFault, answeredWith reply: Reply) {
        logger.info("\(fault)", metadata: ["status": "\(reply.status)"])
    }

    private func metadata(of call: AnsweredCall, _ label: AnsweredCall.Label) -> Logger.Metadata {
        var metadata: Logger.Metadata = [
            "method": "\(call.call.method)", "target": "\(ShownTarget.text(of: call.call.target))",
            "status": "\(call.reply.status)", "outcome": "\(label.rawValue)",
            "microseconds": "\(call.duration / .microseconds(1))",
        ]
        if let mock = call.mock { metadata["mock"] = "\(mock.slug)" }
        if case .answered(.matched(let example)) = call.outcome { metadata["example"] = "\(example.name)" }
        if logger.logLevel == .trace {
            for field in call.call.headers.fields {
                let shown = SensitiveHeader.shown(field.value, of: field.name)
                metadata["header.\(field.name.lowercased())"] = "\(shown)"
            }
        }
        return metadata
    }

    private static func isNews(_ label: AnsweredCall.Label) -> Bool {
        switch label {
        case .unmatched, .unknownMock, .inactiveMock, .usageLimited: true
        case .matched, .preflight, .unauthorized, .forbidden, .rateLimited, .serverResponse: false
        }
    }

    private static func sentence(_ label: AnsweredCall.Label) -> String {
        switch label {
        case .unmatched: "no example answers this call"
        case .unknownMock: "there is no such mock"
        case .inactiveMock: "the mock's collection or environment is gone"
        case .usageLimited: "the usage limit is reached"
        default: "answered"
        }
    }
}
