import Dispatch
import HTTPMessage
import HTTPWire
import MockCore
import PostmanModel
import Synchronization

/// *Try it*: a request sent from the page, to what answers the mocks' listener; it counts and is logged as any other.
extension PageRoutes {
    private static let methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]

    func tryForm(_ visit: Visit) throws -> Reply {
        let mock = try mock(of: visit)
        var call = Call(method: "GET", target: "/")
        if let number = visit.request.query("example").flatMap({ Int($0) }), (0..<mock.mock.exampleCount) ~= number {
            call = mock.mock.call(forExample: number)
        } else if let sample = mock.mock.sampleCall {
            call = Call(method: sample.method, target: sample.target)
        }
        let headers = call.headers.fields.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
        return attempt(
            mock, visit,
            [
                "method": call.method, "target": call.target, "headers": headers,
                "body": String(decoding: call.body, as: UTF8.self),
            ])
    }

    func tryIt(_ visit: Visit) throws -> Reply {
        let mock = try mock(of: visit)
        let method = (visit.field("method") ?? "GET").trimmingHTTPBlanks
        let target = (visit.field("target") ?? "/").trimmingHTTPBlanks
        let body = (visit.field("body") ?? "").replacing("\r\n", with: "\n")
        var values: [String: Any] = [
            "method": method, "target": target, "headers": visit.field("headers") ?? "", "body": body,
        ]
        let fields: [HeaderField]
        do throws(PageProblem) {
            guard method.isHTTPToken else { throw PageProblem("'\(method)' is not a valid HTTP method.", at: "method") }
            guard target.hasPrefix("/"), target.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x23 }) else {
                throw PageProblem(
                    "The path must begin with / and must not contain spaces, # or unescaped characters.", at: "target")
            }
            fields = try HeaderLines.fields(visit.field("headers") ?? "")
        } catch {
            return attempt(mock, visit, values.merging(error.values) { $1 }, status: 422)
        }
        var headers: HeaderList = ["Host": base.split(separator: "/").last.map(String.init) ?? "localhost"]
        for field in fields { headers.append(field.name, field.value) }
        if let key = visit.field("key"), !key.isBlank { headers.append("x-api-key", key.trimmingHTTPBlanks) }
        if !body.isEmpty { headers.append("Content-Length", String(body.utf8.count)) }
        let call = Call(method: method, target: mock.path + target, headers: headers, body: Array(body.utf8))
        guard let response = answer(to: call) else {
            let problem = PageProblem("No response within \(Self.mostSeconds) seconds.", at: "target")
            return attempt(mock, visit, values.merging(problem.values) { $1 }, status: 503)
        }
        values["isAnswered"] = true
        values["status"] = ReasonPhrase.line(response.reply.status)
        values["tone"] = response.reply.status < 400 ? "good" : "bad"
        values["sent"] = "\(method) \(mock.path + target)"
        if let delay = response.delay {
            values["delay"] = "A client gets this response after \(delay)."
        }
        if response.fault != nil { values["fault"] = "A client gets this response with the fault that is set up." }
        values["parts"] = [
            part("Request", call.headers, call.body),
            part("Response", response.reply.headers, response.reply.body),
        ]
        return attempt(mock, visit, values)
    }

    private func part(_ title: String, _ headers: HeaderList, _ body: [UInt8]) -> [String: Any] {
        var part: [String: Any] = [
            "title": title,
            "headers": headers.fields.map { "\($0.name): \(SensitiveHeader.shown($0.value, of: $0.name))" }
                .joined(separator: "\n"),
        ]
        if body.isEmpty {
            part["note"] = "No body"
        } else if let text = String(validating: body.prefix(Self.mostShownBytes), as: UTF8.self) {
            part["text"] = text
            if body.count > Self.mostShownBytes { part["note"] = "\(body.count - Self.mostShownBytes) more bytes" }
        } else {
            part["note"] = "\(body.count) bytes of binary data"
        }
        return part
    }

    private func attempt(_ mock: ServedMock, _ visit: Visit, _ filled: [String: Any], status: Int = 200) -> Reply {
        var values = filled
        values["token"] = visit.token
        values["name"] = mock.name
        values["id"] = mock.id
        values["url"] = url(of: mock)
        values["isPrivate"] = mock.isPrivate
        let method = filled["method"] as? String ?? "GET"
        values["methods"] = (Self.methods.contains(method) ? Self.methods : Self.methods + [method])
            .map { ["name": $0, "isChosen": $0 == method] }
        return templates.reply(.attempt, title: "Try \(mock.name)", values, status: status)
    }

    // MARK: Answering

    private static let mostSeconds = 5
    private static let mostShownBytes = 256 * 1024

    /// What the listener would answer; nil where that takes too long.
    private func answer(to call: Call) -> Response? {
        var response = mocks.respond(to: call)
        // A count that is awaited, and then what came close.
        for _ in 0..<3 {
            guard let later = response.later else { return response }
            let waiting = Waiting()
            later(LateResponse { waiting.fill($0) })
            guard let next = waiting.wait(seconds: Self.mostSeconds) else { return nil }
            response = next
        }
        return response
    }
}

/// Waits on the control plane's thread for what comes on another.
private final class Waiting: Sendable {
    private let response = Mutex<Response?>(nil)
    private let semaphore = DispatchSemaphore(value: 0)

    func fill(_ response: Response) {
        self.response.withLock { $0 = response }
        semaphore.signal()
    }

    func wait(seconds: Int) -> Response? {
        guard semaphore.wait(timeout: .now() + .seconds(seconds)) == .success else { return nil }
        return response.withLock { $0 }
    }
}
