package import Logging
import MockCore
import PostmanModel

/// What swift-log hands its messages to: puts them in order and gives them to the sink.
package struct SinkLogHandler: LogHandler {
    package var metadata: Logger.Metadata = [:]
    package var logLevel: Logger.Level
    private let format: LogFormat
    private let sink: LogSink
    private let time: any TimeSource

    package init(level: Logger.Level, format: LogFormat, sink: LogSink, time: any TimeSource = SystemTime()) {
        logLevel = level
        self.format = format
        self.sink = sink
        self.time = time
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        sink.append(format.line(event.level, "\(event.message)", all, at: time.now()))
    }
}
