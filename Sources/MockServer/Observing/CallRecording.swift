import HTTPMessage
import MockCore
package import MockStore
import PostmanModel

/// Puts every call into the call log, without the secrets in it.
package struct CallRecording: CallObserver {
    private static let mostBodyBytes = 16 * 1024

    private let log: CallLog

    package init(log: CallLog) {
        self.log = log
    }

    package func observe(_ answered: AnsweredCall) {
        let (seconds, attoseconds) = answered.duration.components
        log.append(
            CallRecord(
                time: answered.time, mockID: answered.mock?.id, mockName: answered.mock?.name ?? "none",
                method: answered.call.method, target: ShownTarget.text(of: answered.call.target),
                request: Self.content(answered.call.headers, answered.call.body), status: answered.reply.status,
                response: Self.content(answered.reply.headers, answered.reply.body),
                outcome: answered.outcome.label.rawValue, isFound: answered.outcome.isFound,
                responseName: answered.responseName ?? Self.message(answered.reply.body),
                microseconds: Int(seconds * 1_000_000 + attoseconds / 1_000_000_000_000)))
    }

    /// What an error answer says (B-9.04).
    private static func message(_ body: [UInt8]) -> String {
        let error = try? JSONDocument.parse(body).root["error"]
        return error?["message"]?.string ?? error?["header"]?.string ?? ""
    }

    private static func content(_ headers: HeaderList, _ body: [UInt8]) -> CallRecord.Content {
        var headers = headers
        for index in headers.fields.indices where SensitiveHeader.includes(headers.fields[index].name) {
            headers.fields[index].value = SensitiveHeader.placeholder
        }
        let surplus = max(0, body.count - mostBodyBytes)
        return CallRecord.Content(
            headers: headers, body: surplus == 0 ? body : Array(body.prefix(mostBodyBytes)), omittedBytes: surplus)
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
