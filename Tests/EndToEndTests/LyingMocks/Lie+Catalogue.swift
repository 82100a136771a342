import HTTPMessage
import HTTPWire
import PostmanModel
import Verification

extension Lie {
    /// Every promise that the verifier is known to guard, each broken once.
    static let catalogue: [Lie] = answers + selection + access + cors + limits + wire + unpromised

    private static let answers: [Lie] = [
        .reply("wrong status", .examples, names: "expected 200 OK, got 202") { _, reply in
            if reply.status == 200 { reply.status = 202 }
        },
        .reply("one body byte changed", .examples, names: "body") { _, reply in
            if let last = reply.body.indices.last { reply.body[last] ^= 1 }
        },
        .reply("a header dropped", .examples, names: "x-shelf") { _, reply in reply.headers.remove("x-shelf") },
        .reply("hop-by-hop header replayed", .examples, names: "keep-alive") { _, reply in
            reply.headers.append("Keep-Alive", "timeout=5")
        },
        .reply("Content-Type changed", .examples, names: "content-type") { _, reply in
            if reply.headers.contains("content-type") { reply.headers.set("Content-Type", "text/plain") }
        },
        .reply("wildcard not captured", .examples, names: "body") { call, reply in
            guard call.method == "GET", let segment = Target(call.target).segments.dropFirst().first else { return }
            let text = String(decoding: reply.body, as: UTF8.self)
            reply.body = Array(text.replacing("\"\(segment)\"", with: "\"{{id}}\"").utf8)
        },
        .call("example of a rival served", .examples, names: "body") { call in
            if call.target.hasPrefix("/books?") { call.target = "/books/1" }
        },
    ]

    private static let selection: [Lie] = [
        .call("selector by code ignored", .examples, names: "by code") { $0.headers.remove("x-mock-response-code") },
        .call("selector by name ignored", .examples, names: "by name") { $0.headers.remove("x-mock-response-name") },
        .call("selector by id ignored", .examples, names: "by id") { $0.headers.remove("x-mock-response-id") },
        .call("trailing slash not forgiven", .matching, names: "trailing slash") { call in
            if Target(call.target).path.hasSuffix("/") { call.target = "/nowhere/to/be/found" }
        },
        .call("case not forgiven", .matching, names: "case") { call in
            let path = Target(call.target).path
            if path != path.lowercased() { call.target = "/nowhere/to/be/found" }
        },
        .call("body matching ignored", .matching, names: "body") { $0.headers.remove("x-mock-match-request-body") },
    ]

    private static let access: [Lie] = [
        .access("private mock answers without a key", names: "without key") { call, key in
            if !call.headers.contains("x-api-key") { call.headers.append("x-api-key", key) }
        },
        .access("private mock accepts a wrong key", names: "wrong key") { call, key in
            if call.headers["x-api-key"]?.isEmpty == false { call.headers.set("x-api-key", key) }
        },
        .sharing("revoked key still opens", names: "a revoked key") { setup in
            setup.keys = setup.keys?.map { SetupKey($0.secret, of: $0.person, team: $0.team) }
        },
        .sharing("view does not suffice", names: "who may view") { $0.sharing.members["member"] = nil },
        .sharing("edit does not suffice", names: "who may edit") { $0.sharing.members["editor"] = nil },
        .sharing("team member passes without a share", names: "without a share") { $0.sharing.team = .view },
        .sharing("share to view does not reach the team", names: "team to view") { setup in
            if setup.sharing.team == .view { setup.sharing.team = nil }
        },
        .sharing("share to edit does not reach the team", names: "team to edit") { setup in
            if setup.sharing.team == .edit { setup.sharing.team = nil }
        },
        .sharing("share with the team opens to all teams", names: "another team") { setup in
            guard setup.sharing.team != nil else { return }
            setup.keys = setup.keys?.map { SetupKey($0.secret, of: $0.person, team: "core", isRevoked: $0.isRevoked) }
        },
        .sharing("stranger passes", names: "a stranger") { $0.sharing.members["stranger"] = .view },
        .sharing("free plan shares with members", names: "free plan: a member") { $0.plan = .paid },
        .sharing("free plan shares with the team", names: "free plan: a team member") { $0.plan = .paid },
        .sharing("free plan shuts the owner out", names: "free plan: the owner") { setup in
            if setup.plan == .free { setup.keys?.removeAll { $0.person == SetupKey.owner } }
        },
        .access("private mock accepts the key from the query", names: "query") { call, key in
            if call.target.contains("apikey=") { call.headers.set("x-api-key", key) }
        },
        .access("private mock refuses the header in another case", names: "case") { call, _ in
            call.headers.fields.removeAll { $0.name != "x-api-key" && $0.name.lowercased() == "x-api-key" }
        },
        Lie(
            name: "private mock refuses a preflight", axis: .access, names: "preflight",
            responder: { honest, setup in
                guard setup.keys != nil else { return honest }
                return Twist(honest: honest) {
                    if $0.isPreflight { $0.headers.remove("access-control-request-method") }
                }
            }),
    ]

    private static let cors: [Lie] = [
        .reply("preflight 404", .cors, names: "P1") { call, reply in if call.isPreflight { reply.status = 404 } },
        .reply("preflight without the requested header", .cors, names: "P9") { call, reply in
            if call.isPreflight { reply.headers.remove("access-control-allow-headers") }
        },
        .reply("* with credentials", .cors, names: "credentials") { _, reply in
            reply.headers.append("Access-Control-Allow-Credentials", "true")
        },
        .reply("no CORS headers on errors", .cors, names: "A1") { _, reply in
            if reply.status >= 400 { reply.headers.remove("access-control-allow-origin") }
        },
    ]

    private static let limits: [Lie] = [
        Lie(
            name: "quota one too high", axis: .quota, names: "the call after the limit gets 429",
            setup: { $0.quota?.limit? += 1 }),
        Lie(name: "quota one too low", axis: .quota, names: "quota", setup: { $0.quota?.limit? -= 1 }),
        Lie(name: "quota not shared between mocks", axis: .quota, names: "account", splitsAccounts: true),
        Lie(
            name: "quota spent by a preflight", axis: .quota, names: "preflight",
            responder: { honest, _ in
                Spendthrift(honest: honest) { $0.isPreflight }
            }),
        Lie(
            name: "quota spent by a refused key", axis: .quota, names: "key",
            responder: { honest, setup in
                guard let key = setup.keys?.first(where: { $0.person == SetupKey.owner })?.secret else { return honest }
                return Spendthrift(honest: honest, key: key) { $0.headers["x-api-key"] != key }
            }),
        Lie(
            name: "quota lost under concurrency", axis: .quota, names: "concurrent calls",
            setup: { if $0.quota?.allowsOverage == false { $0.quota?.limit = nil } },
            responder: { honest, setup in
                setup.quota?.allowsOverage == false ? StaleQuota(honest: honest, limit: setup.quota?.limit) : honest
            }),
        Lie(
            name: "rate window never ends", axis: .rate, names: "window",
            responder: { honest, setup in
                StuckWindow(honest: honest, limit: setup.rateLimit?.limit)
            }),
        .reply("wrong error name", .errors, names: "mockRequestNotFoundError") { _, reply in
            let text = String(decoding: reply.body, as: UTF8.self)
            reply.body = Array(text.replacing("mockRequestNotFoundError", with: "notFound").utf8)
        },
        .reply("of a large body a page is lost", .errors, names: "in part comes whole") { _, reply in
            if reply.body.count > 64 << 10 { reply.body.removeSubrange(60_000..<64_096) }
        },
        .reply("responses that wait lose their end", .errors, names: "that wait for their client") { _, reply in
            if (4096...16_384).contains(reply.body.count) { reply.body.removeLast() }
        },
    ]

    private static let wire: [Lie] = [
        Lie(name: "body cut off", axis: .examples, names: "cut off", wire: .cutOff),
        Lie(name: "body dripped slowly", axis: .examples, names: "nothing more within", wire: .drip),
    ]
}
