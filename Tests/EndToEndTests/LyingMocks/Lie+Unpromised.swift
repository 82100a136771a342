import HTTPMessage
import Verification

extension Lie {
    /// What nobody promised, and what is only told by looking at a response whole.
    static let unpromised: [Lie] = [
        .reply("a header of the server's own", .examples, names: "Server: expected no such header") { _, reply in
            reply.headers.append("Server", "mockcheck")
        },
        .reply("the caller's selectors reflected", .examples, names: "nobody promised") { call, reply in
            if let code = call.headers["x-mock-response-code"] { reply.headers.append("x-mock-response-code", code) }
        },
        .reply("no entity tag", .examples, names: "weak tag") { _, reply in reply.headers.remove("etag") },
        .reply("preflight kept for a day", .cors, names: "access-control-max-age") { call, reply in
            if call.isPreflight { reply.headers.append("Access-Control-Max-Age", "86400") }
        },
        .reply("preflight without Vary", .cors, names: "vary") { call, reply in
            if call.isPreflight { reply.headers.remove("vary") }
        },
        .reply("preflight with a body", .cors, names: "expected no body") { call, reply in
            if call.isPreflight { (reply.status, reply.body) = (200, Array("ok".utf8)) }
        },
        .reply("errors leak a member", .errors, names: "no member") { _, reply in
            let text = String(decoding: reply.body, as: UTF8.self)
            reply.body = Array(text.replacing("{\"error\":{", with: "{\"error\":{\"stack\":\"x\",").utf8)
        },
        .reply("errors without their title", .errors, names: "title") { _, reply in
            let text = String(decoding: reply.body, as: UTF8.self)
            reply.body = Array(text.replacing("\"header\":\"No matching requests\",", with: "").utf8)
        },
        .access("keys compared without their case", names: "another case") { call, key in
            if call.headers["x-api-key"]?.lowercased() == key.lowercased() { call.headers.set("x-api-key", key) }
        },
        .reply("no rate headers on refused keys", .rate, names: "x-ratelimit-limit") { _, reply in
            if reply.status == 401 { reply.headers.remove("x-ratelimit-limit") }
        },
        .call("asked delays ignored", .matching, names: "held back") { $0.headers.remove("x-mock-response-delay") },
        .call("a name outranks a code", .matching, names: "together with another code") { call in
            if call.headers.contains("x-mock-response-name") { call.headers.remove("x-mock-response-code") }
        },
    ]
}
