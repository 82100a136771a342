package import HTTPMessage
package import HTTPWire
package import Logging
import MockCore
import PostmanModel

/// Logs calls: what no example answers at `info`, for somebody wonders about it now, all others at `debug`.
///
/// Of a call only the method, the target and the outcome are said; at `trace` its headers too. Secrets never are.
/// Where not every call is logged, a flood of unanswered ones is said in some lines and a count.
package struct CallLogging: CallObserver {
    private static let linesPerSecond = 100

    private let logger: Logger
    private let keys: KnownKeys
    /// The logger's own at the start: asking it for each call would cost more than the rest of a call that is not
    /// logged.
    private let level: Logger.Level
    private let budget = LogBudget(linesPerSecond: linesPerSecond)

    package init(logger: Logger, keys: KnownKeys = KnownKeys()) {
        self.logger = logger
        self.keys = keys
        level = logger.logLevel
    }

    package var observesNewsOnly: Bool { level > .debug }

    package func observe(_ call: AnsweredCall) {
        let label = call.outcome.label
        let level: Logger.Level = label.isNews ? .info : .debug
        guard self.level <= level else { return }
        var withheld = 0
        if self.level == .info {
            guard let count = budget.take(at: call.time) else { return }
            withheld = count
        }
        var metadata = metadata(of: call, label)
        if withheld > 0 { metadata["withheld"] = "\(withheld)" }
        logger.log(level: level, "\(Self.sentence(label))", metadata: metadata)
    }

    package func observe(_ fault: WireFault, answeredWith reply: Reply) {
        logger.info("\(fault)", metadata: ["status": "\(reply.status)"])
    }

    private func metadata(of call: AnsweredCall, _ label: AnsweredCall.Label) -> Logger.Metadata {
        var metadata: Logger.Metadata = [
            "method": "\(call.call.method)",
            "target": "\(keys.redacted(target: ShownTarget.text(of: call.call.target)))",
            "status": "\(call.reply.status)", "outcome": "\(label.rawValue)",
            "microseconds": "\(Double(call.nanoseconds) / 1000)",
        ]
        if let mock = call.mock { metadata["mock"] = "\(mock.slug)" }
        if case .answered(.matched(let example)) = call.outcome { metadata["example"] = "\(example.name)" }
        if let fault = call.fault { metadata["fault"] = "\(fault.name)" }
        if level == .trace {
            for field in call.call.headers.fields {
                let shown = keys.redacted(SensitiveHeader.shown(field.value, of: field.name))
                metadata["header.\(field.name.lowercased())"] = "\(shown)"
            }
        }
        return metadata
    }

    private static func sentence(_ label: AnsweredCall.Label) -> String {
        switch label {
        case .unmatched: "no example matches this request"
        case .unknownMock: "there is no such mock"
        case .inactiveMock: "the mock's collection or environment is gone"
        case .usageLimited: "the usage limit is reached"
        case .usageNotKept: "the usage cannot be recorded, so the request is not answered"
        default: "answered"
        }
    }
}
