import HTTPMessage
import PostmanModel

/// What the settings of two versions do to every call: who may call, how often, how fast, and what a browser may read.
///
/// How they match is not told here: its effect is what the calls show.
struct SettingChanges {
    let old: ComparedMock
    let new: ComparedMock

    var all: [Change] {
        [access, cors, rateLimit, quota, serverResponse, delay, faults].compactMap(\.self)
    }

    func change(
        _ kind: Change.Kind, _ weight: Change.Weight, _ summary: String, _ before: String, _ after: String
    ) -> Change {
        Change(
            weight: weight, kind: kind, summary: summary,
            before: Change.Side(text: before, location: old.location),
            after: Change.Side(text: after, location: new.location))
    }

    private var access: Change? {
        let (before, after) = (old.configuration.access, new.configuration.access)
        switch (before, after) {
        case (.anyone, .anyone): return nil
        case (.anyone, .keys):
            return change(
                .access, .breaking, "the mock is private now: every request needs an API key", "public", "private")
        case (.keys, .anyone): return change(.access, .safe, "the mock is public now", "private", "public")
        case (.keys(let left), .keys(let right)):
            let (lost, gained) = (
                Self.callers(left).subtracting(Self.callers(right)), Self.callers(right).subtracting(Self.callers(left))
            )
            if lost.isEmpty, gained.isEmpty { return nil }
            let summary =
                lost.isEmpty
                ? "\(gained.count) more API \(gained.count == 1 ? "key is" : "keys are") accepted"
                : "\(lost.count) API \(lost.count == 1 ? "key is" : "keys are") refused that \(lost.count == 1 ? "was" : "were") accepted"
            return change(
                .access, lost.isEmpty ? .safe : .breaking, summary, "private, \(Self.callers(left).count) keys",
                "private, \(Self.callers(right).count) keys")
        }
    }

    private static func callers(_ grants: [KeyGrant]) -> Set<KeyDigest> {
        Set(grants.filter { $0.right == .call }.map(\.digest))
    }

    private var cors: Change? {
        let (before, after) = (old.configuration.cors, new.configuration.cors)
        if before == after { return nil }
        let summary =
            switch after {
            case .off: "no CORS headers are added any more: browsers let no page read the responses"
            case .postman: "the mock answers preflights and adds Access-Control-Allow-Origin as Postman does"
            case .example: "preflights are answered as the examples say"
            }
        let weight: Change.Weight = before == .off ? .safe : .breaking
        return change(.cors, weight, summary, "cors mode \(before.rawValue)", "cors mode \(after.rawValue)")
    }

    private var rateLimit: Change? {
        let (before, after) = (old.configuration.rateLimit, new.configuration.rateLimit)
        guard before != after else { return nil }
        func text(_ limit: RateLimit?) -> String {
            limit.map { "\($0.limit) requests in \($0.windowSeconds) s" } ?? "no rate limit"
        }
        func perSecond(_ limit: RateLimit?) -> Double {
            limit.map { Double($0.limit) / Double(max(1, $0.windowSeconds)) } ?? .infinity
        }
        let isTighter = perSecond(after) < perSecond(before) || (after?.limit ?? .max) < (before?.limit ?? .max)
        let summary = isTighter ? "fewer requests are answered before the rate limit" : "the rate limit is higher"
        return change(.limit, isTighter ? .breaking : .safe, summary, text(before), text(after))
    }

    private var quota: Change? {
        func most(_ quota: Quota) -> Int { quota.allowsOverage ? .max : quota.limit ?? .max }
        func text(_ quota: Quota) -> String {
            let overage = quota.allowsOverage ? ", overage allowed" : ""
            let kinds = quota.counts.map(\.rawValue).sorted().joined(separator: ", ")
            return quota.limit.map { "\($0) requests per period\(overage), counting \(kinds)" } ?? "no quota"
        }
        let (before, after) = (text(old.quota), text(new.quota))
        guard before != after else { return nil }
        let countsMore = !new.quota.counts.isSubset(of: old.quota.counts) && most(new.quota) < .max
        let isTighter = most(new.quota) < most(old.quota) || countsMore
        let summary = isTighter ? "fewer requests are answered before the quota is used up" : "the quota is higher"
        return change(.limit, isTighter ? .breaking : .safe, summary, before, after)
    }

    private var serverResponse: Change? {
        let (before, after) = (old.configuration.serverResponse, new.configuration.serverResponse)
        guard before != after else { return nil }
        func text(_ response: ServerResponse?) -> String {
            response.map { "\($0.statusCode) from the server response '\($0.name)'" } ?? "the examples answer"
        }
        guard let after else {
            return change(
                .serverResponse, .safe, "the server response is off: the examples answer again", text(before), text(nil)
            )
        }
        guard let before else {
            return change(
                .serverResponse, .breaking, "every request gets the server response '\(after.name)'", text(nil),
                text(after))
        }
        let replies = [before, after].map { Reply(status: $0.statusCode, headers: $0.headers, body: $0.body) }
        guard let difference = AnswerDifference(replies[0], replies[1]) else { return nil }
        var change = change(
            .serverResponse, difference.weight, "the server response changes", text(before), text(after))
        change.details = difference.details
        return change
    }

    private var delay: Change? {
        let (before, after) = (old.configuration.delayMilliseconds, new.configuration.delayMilliseconds)
        guard before != after else { return nil }
        func text(_ delay: Int?) -> String { delay.map { "delayed by \($0) ms" } ?? "no delay" }
        return change(.delay, .safe, "responses of examples are delayed otherwise", text(before), text(after))
    }
}
