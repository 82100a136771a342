import HTTPMessage
import PostmanModel
import Synchronization

/// What has been captured from the answers of one mock's target so far.
package final class CapturedValues: Sendable {
    private struct State {
        var values: [String: String] = [:]
        /// Why there is no value, by variable.
        var reasons: [String: String] = [:]
    }

    private let captures: [AnswerCapture]
    private let state = Mutex(State())

    package init(_ captures: [AnswerCapture]) {
        self.captures = captures
    }

    /// What no report may show: the values, and what stands for them in a plan.
    package var secrets: [Secret] {
        let values = state.withLock { $0.values }
        return captures.map(Secret.init(standingFor:))
            + captures.compactMap { capture in values[capture.variable].map { Secret($0, named: capture.variable) } }
    }

    /// Takes what an answer has; the first value of a variable stays.
    func take(_ wanted: [AnswerCapture], from reply: Reply) {
        for capture in wanted {
            let value = (200...399).contains(reply.status) ? capture.value(in: reply) : nil
            state.withLock { state in
                guard state.values[capture.variable] == nil else { return }
                state.values[capture.variable] = value
                state.reasons[capture.variable] =
                    (200...399).contains(reply.status)
                    ? "whose answer has nothing at \(capture.place)" : "which got \(ReasonPhrase.line(reply.status))"
            }
        }
    }

    /// A request with the values filled in, or why one of them is not there.
    package func filled(_ request: ProbeRequest) -> Result<ProbeRequest, MissingValue> {
        guard case .call(var call) = request else { return .success(request) }
        let (values, reasons) = state.withLock { ($0.values, $0.reasons) }
        for capture in captures where call.mentions(capture.placeholder) {
            guard let value = values[capture.variable] else {
                let reason = reasons[capture.variable] ?? "which was not asked before"
                return .failure(
                    MissingValue(
                        reason: "{{\(capture.variable)}} is captured from '\(capture.request)', \(reason)"))
            }
            call.fill(capture.placeholder, with: value)
        }
        return .success(.call(call))
    }

    package struct MissingValue: Error {
        package var reason: String
    }
}

extension Secret {
    /// What stands for a captured value in a plan is shown as the variable.
    fileprivate init(standingFor capture: AnswerCapture) {
        self.init(capture.placeholder, named: capture.variable)
        shown = "{{\(capture.variable)}}"
    }
}

extension Call {
    private static let basic = "Basic "

    fileprivate func mentions(_ placeholder: String) -> Bool {
        target.contains(placeholder) || headers.fields.contains { Self.decoded($0.value).contains(placeholder) }
            || body.firstRange(of: Array(placeholder.utf8)) != nil
    }

    fileprivate mutating func fill(_ placeholder: String, with value: String) {
        target = target.replacing(placeholder, with: RequestEncoding.formPart(value))
        for index in headers.fields.indices {
            let text = Self.decoded(headers.fields[index].value)
            guard text.contains(placeholder) else { continue }
            let filled = text.replacing(placeholder, with: value)
            let isBasic = headers.fields[index].value.hasPrefix(Self.basic) && text != headers.fields[index].value
            headers.fields[index].value = isBasic ? Self.basic + Base64.text(Array(filled.utf8)) : filled
        }
        // As the value would stand had it been written there by hand.
        let type = headers["content-type"].flatMap(MediaType.init)
        let text =
            type?.essence == "application/x-www-form-urlencoded"
            ? RequestEncoding.formPart(value)
            : type?.isJSON == true ? String(JSONText.quoted(value).dropFirst().dropLast()) : value
        body = body.replacing(Array(placeholder.utf8), with: Array(text.utf8))
    }

    /// The user and password of Basic credentials; other values as they are.
    private static func decoded(_ value: String) -> String {
        guard value.hasPrefix(basic), let bytes = Base64.bytes(value.dropFirst(basic.count).utf8) else {
            return value
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
