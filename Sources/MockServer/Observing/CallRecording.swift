import HTTPMessage
import MockCore
package import MockStore
import PostmanModel

/// Puts every call into the call log, without the secrets in it.
package struct CallRecording: CallObserver {
    private static let mostBodyBytes = 16 * 1024

    private let log: CallLog
    private let keys: KnownKeys

    package init(log: CallLog, keys: KnownKeys = KnownKeys()) {
        self.log = log
        self.keys = keys
    }

    package func observe(_ answered: AnsweredCall) {
        let (seconds, attoseconds) = answered.duration.components
        log.append(
            CallRecord(
                time: answered.time, mockID: answered.mock?.id, mockName: answered.mock?.name ?? "none",
                method: answered.call.method, target: keys.redacted(target: ShownTarget.text(of: answered.call.target)),
                request: content(answered.call.headers, answered.call.body), status: answered.reply.status,
                response: content(answered.reply.headers, answered.reply.body),
                outcome: answered.outcome.label.rawValue, isFound: answered.outcome.isFound,
                responseName: keys.redacted(answered.responseName ?? Self.message(answered.reply.body)),
                exampleID: answered.example?.id, fault: answered.fault?.name,
                microseconds: Int(seconds * 1_000_000 + attoseconds / 1_000_000_000_000)))
    }

    /// What an error answer says (B-9.04).
    private static func message(_ body: [UInt8]) -> String {
        let error = try? JSONDocument.parse(body).root["error"]
        return error?["message"]?.string ?? error?["header"]?.string ?? ""
    }

    private func content(_ headers: HeaderList, _ body: [UInt8]) -> CallRecord.Content {
        var headers = headers
        for index in headers.fields.indices {
            let field = headers.fields[index]
            let shown = SensitiveHeader.includes(field.name) ? SensitiveHeader.placeholder : keys.redacted(field.value)
            if shown != field.value { headers.fields[index].value = shown }
        }
        let surplus = max(0, body.count - Self.mostBodyBytes)
        let kept = surplus == 0 ? body : Array(body.prefix(Self.mostBodyBytes))
        return CallRecord.Content(headers: headers, body: keys.redacted(kept), omittedBytes: surplus)
    }
}

extension AnsweredCall.Outcome {
    /// Whether an example or a server response was found, whatever its status (B-9.03).
    var isFound: Bool {
        switch self {
        case .answered(.matched), .answered(.serverResponse), .answered(.preflight): true
        default: false
        }
    }
}

extension AnsweredCall {
    /// The example that answered; nil where none did.
    var example: MatchedExample? {
        if case .answered(.matched(let example)) = outcome { example } else { nil }
    }

    /// The name of the example or server response; nil for errors, which are called by what they say (B-9.04).
    var responseName: String? {
        switch outcome {
        case .answered(.matched(let example)): example.name
        case .answered(.serverResponse): mock?.definition.configuration.serverResponse?.name ?? "server response"
        case .answered(.preflight): "preflight"
        default: nil
        }
    }
}
