package import HTTPWire
package import Logging
package import MockServer
package import MockStore

/// How `mockcheck serve` serves, flags and variables settled.
package struct ServeSettings {
    package var host = "127.0.0.1"
    /// Nil for 4010, or the next free port where that is taken.
    package var port: Int?
    /// What a client of the mocks may cost.
    package var limits = ListenerLimits()
    /// Nil for plain HTTP.
    package var tls: TLSFiles?
    package var adminHost = "127.0.0.1"
    package var adminPort = AdminPort.usual
    /// Host names besides `localhost` that the control plane accepts.
    package var adminNames: [String] = []
    package var readyFile: String?
    /// Where what is made, used and called is kept; nil for in memory.
    package var statePath: String?
    /// The store that the replicas of an account share; nil for a server that is alone.
    package var shared: StoreAddress?
    package var seed: UInt64?
    package var explains = false
    package var isWatching = true
    package var logLevel = Logger.Level.info
    package var logFormat = LogFormat.text

    package init(
        tls: TLSFiles? = nil, adminNames: [String] = [], readyFile: String? = nil, statePath: String? = nil,
        seed: UInt64? = nil
    ) {
        self.tls = tls
        self.adminNames = adminNames
        self.readyFile = readyFile
        self.statePath = statePath
        self.seed = seed
    }
}

/// Where the control plane listens.
package enum AdminPort: LosslessStringConvertible, Hashable {
    case off
    /// 4011, or any free one where that is taken: two services on one machine must not need an option for it.
    case usual
    case fixed(Int)

    package init?(_ text: String) {
        if text == "off" {
            self = .off
        } else if let port = Int(text), (0...65_535).contains(port) {
            self = .fixed(port)
        } else {
            return nil
        }
    }

    package var description: String {
        switch self {
        case .off: "off"
        case .usual: "4011"
        case .fixed(let port): "\(port)"
        }
    }
}

/// From which level on something is logged.
package enum LogThreshold: String, CaseIterable {
    case trace, debug, info, notice, warning, error

    package var level: Logger.Level {
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
