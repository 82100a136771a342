import HTTPMessage
import MockCore
package import MockStore
import PostmanModel

/// Puts every call into the call log, without the secrets in it.
package struct CallRecording: CallObserver {
    private static let mostBodyBytes = 16 * 1024

    private let log: CallLog
    private let keys: KnownKeys

    /// - Parameter keys: are known when a call is looked at, also where they were not when it was made.
    package init(log: CallLog, keys: KnownKeys = KnownKeys()) {
        self.log = log
        self.keys = keys
    }

    package func observe(_ answered: AnsweredCall) {
        let (id, name, responseName) = (answered.mock?.id, answered.mock?.name, answered.responseName)
        var kept = answered
        // The log is not to keep a mock alive that is served no longer.
        kept.mock = nil
        let (request, response) = (answered.call.body.count, answered.reply.body.count)
        if request <= Self.mostBodyBytes, response <= Self.mostBodyBytes {
            return log.append(bodyBytes: request + response) { [kept, keys] in
                Self.shown(Self.record(of: kept, by: id, name, responseName), without: keys)
            }
        }
        // Made at once, for what is too long is not to be kept.
        let record = Self.record(of: kept, by: id, name, responseName)
        log.append(bodyBytes: record.request.body.count + record.response.body.count) { [keys] in
            Self.shown(record, without: keys)
        }
    }

    private static func record(
        of answered: AnsweredCall, by mockID: String?, _ mockName: String?, _ responseName: String?
    ) -> CallRecord {
        CallRecord(
            time: answered.time, mockID: mockID, mockName: mockName ?? "none",
            method: answered.call.method, target: answered.call.target,
            request: content(answered.call.headers, answered.call.body), status: answered.reply.status,
            response: content(answered.reply.headers, answered.reply.body),
            outcome: answered.outcome.label.rawValue, isFound: answered.outcome.isFound,
            responseName: responseName ?? message(answered.reply.body),
            exampleID: answered.example?.id, fault: answered.fault?.name,
            microseconds: Int(answered.nanoseconds / 1000))
    }

    /// What an error answer says (B-9.04).
    private static func message(_ body: [UInt8]) -> String {
        let error = try? JSONDocument.parse(body).root["error"]
        return error?["message"]?.string ?? error?["header"]?.string ?? ""
    }

    private static func content(_ headers: HeaderList, _ body: [UInt8]) -> CallRecord.Content {
        let surplus = max(0, body.count - mostBodyBytes)
        let kept = surplus == 0 ? body : Array(body.prefix(mostBodyBytes))
        return CallRecord.Content(headers: headers, body: kept, omittedBytes: surplus)
    }

    private static func shown(_ record: CallRecord, without keys: KnownKeys) -> CallRecord {
        var record = record
        record.target = keys.redacted(target: ShownTarget.text(of: record.target))
        record.responseName = keys.redacted(record.responseName)
        hide(keys, in: &record.request)
        hide(keys, in: &record.response)
        return record
    }

    private static func hide(_ keys: KnownKeys, in content: inout CallRecord.Content) {
        for index in content.headers.fields.indices {
            let field = content.headers.fields[index]
            let shown = SensitiveHeader.includes(field.name) ? SensitiveHeader.placeholder : keys.redacted(field.value)
            if shown != field.value { content.headers.fields[index].value = shown }
        }
        content.body = keys.redacted(content.body)
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
