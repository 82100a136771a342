import HTTPWire
import Logging
import MockServer

/// How `mockcheck serve` serves, flags and variables settled.
struct ServeSettings {
    var host = "127.0.0.1"
    var port = 4010
    /// What a client of the mocks may cost.
    var limits = ListenerLimits()
    /// Nil for mocks in the clear.
    var tls: TLSFiles?
    var adminHost = "127.0.0.1"
    var adminPort = AdminPort.usual
    /// Host names besides `localhost` under which the control plane may be asked.
    var adminNames: [String] = []
    var readyFile: String?
    /// Where what is made, used and called is kept; nil for in memory.
    var statePath: String?
    var seed: UInt64?
    var explains = false
    var isWatching = true
    var logLevel = Logger.Level.info
    var logFormat = LogFormat.text
}

/// Where the control plane listens.
enum AdminPort: LosslessStringConvertible, Hashable {
    case off
    /// 4011, or any free one where that is taken: two services on one machine must not need an option for it.
    case usual
    case fixed(Int)

    init?(_ text: String) {
        if text == "off" {
            self = .off
        } else if let port = Int(text), (0...65_535).contains(port) {
            self = .fixed(port)
        } else {
            return nil
        }
    }

    var description: String {
        switch self {
        case .off: "off"
        case .usual: "4011"
        case .fixed(let port): "\(port)"
        }
    }
}

/// From which level on something is logged.
enum LogThreshold: String, CaseIterable {
    case trace, debug, info, notice, warning, error

    var level: Logger.Level {
        switch self {
        case .trace: .trace
        case .debug: .debug
        case .info: .info
        case .notice: .notice
        case .warning: .warning
        case .error: .error
        }
    }
}
