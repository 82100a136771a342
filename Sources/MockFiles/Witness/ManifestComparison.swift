import Foundation
package import PostmanModel
import Yams

/// Holds a mock as it will be started against what its manifest says by a second way of reading it: a mock that is
/// private in the file and public in the run would pass every case (product V-15).
package struct ManifestComparison {
    private let root: [String: Any]

    /// Nil for a manifest that is not at hand, or that is not a plain mapping.
    ///
    /// - Parameter stamp: the file as it was when it was read; nothing is said once it has changed.
    package init?(file: String, readAs stamp: FileStamp) {
        guard let data = try? Data(contentsOf: URL(filePath: file)), FileStamp(of: file) == stamp else { return nil }
        self.init(text: String(decoding: data, as: UTF8.self))
    }

    init?(text: String) {
        guard let root = try? Yams.load(yaml: text) as? [String: Any] else { return nil }
        self.root = root
    }

    /// - Parameter name: of the mock's entry.
    /// - Returns: what differs, a sentence each.
    package func differences(
        of name: String, _ configuration: MockConfiguration, _ quota: Quota, _ rules: AccessRules, hasEnvironment: Bool
    ) -> [String] {
        guard let mocks = root["mocks"] as? [[String: Any]],
            let entry = mocks.first(where: { $0["name"] as? String == name })
        else { return [] }
        var found: [String] = []
        func expect(_ what: String, _ isSame: Bool) {
            if !isSame { found.append("\(what) of '\(name)' is not what the manifest says") }
        }
        if let isPrivate = entry["private"] as? Bool {
            expect("private", (configuration.access != .anyone) == isPrivate)
        }
        if entry["environment"] is String { expect("environment", hasEnvironment) }
        if let mode = (entry["cors"] as? [String: Any])?["mode"] as? String {
            expect("cors.mode", configuration.cors.rawValue == mode)
        }
        if let config = entry["config"] as? [String: Any] {
            if let matchBody = config["matchBody"] as? Bool {
                expect("config.matchBody", configuration.matching.matchBody == matchBody)
            }
            if let matchQuery = config["matchQueryParams"] as? Bool {
                expect("config.matchQueryParams", configuration.matching.matchQueryParams == matchQuery)
            }
            if let matchWildcards = config["matchWildcards"] as? Bool {
                expect("config.matchWildcards", configuration.matching.matchWildcards == matchWildcards)
            }
            if let headers = config["headers"] as? [String] {
                expect("config.headers", configuration.matching.headers == headers)
            }
            if let delay = config["delay"] as? [String: Any], let duration = delay["duration"] as? Int {
                expect("config.delay", (configuration.delayMilliseconds ?? 0) == duration)
            }
            if let response = config["serverResponseId"] as? String {
                expect("config.serverResponseId", configuration.serverResponse != nil || response.isEmpty)
            } else {
                expect("config.serverResponseId", configuration.serverResponse == nil)
            }
        }
        if let rate = root["rateLimit"] as? [String: Any], let limit = rate["limit"] as? Int {
            expect("rateLimit.limit", configuration.rateLimit?.limit == limit)
            if let window = rate["windowSeconds"] as? Int {
                expect("rateLimit.windowSeconds", configuration.rateLimit?.windowSeconds == window)
            }
        }
        if let limit = (root["quota"] as? [String: Any])?["limit"] as? Int {
            expect("quota.limit", quota.limit == limit)
        }
        if let overage = (root["quota"] as? [String: Any])?["overage"] as? Bool {
            expect("quota.overage", quota.allowsOverage == overage)
        }
        if let end = (root["quota"] as? [String: Any])?["resetsAt"] {
            // Where it is no date in YAML's eyes, it is a text.
            let expected = (end as? Date).map { Int64(($0.timeIntervalSince1970 * 1000).rounded()) }
            let text = (end as? String).flatMap { try? Date($0, strategy: .iso8601) }
            let milliseconds = expected ?? text.map { Int64(($0.timeIntervalSince1970 * 1000).rounded()) }
            expect("quota.resetsAt", milliseconds == nil || quota.resetsAt?.milliseconds == milliseconds)
        }
        if let plan = root["plan"] as? String { expect("plan", rules.plan.rawValue == plan) }
        if let counts = (root["quota"] as? [String: Any])?["counts"] as? [String] {
            expect("quota.counts", Set(quota.counts.map(\.rawValue)) == Set(counts))
        }
        if let users = root["users"] as? [[String: Any]] {
            expect("users", rules.people.count == users.count)
            for user in users {
                let person = rules.people.first { $0.name == user["name"] as? String }
                expect("users", person != nil && person?.team == user["team"] as? String)
            }
        }
        if let revoked = root["revokedKeys"] as? [[String: Any]] {
            let hashes = Set(revoked.compactMap { ($0["sha256"] as? String)?.lowercased() })
            expect("revokedKeys", !rules.people.flatMap(\.keys).contains { hashes.contains($0.hexadecimal) })
        }
        if let owner = entry["owner"] as? String { expect("owner", configuration.ownership.owner == owner) }
        if let sharing = entry["sharing"] as? [String: Any] {
            expect("sharing.team", configuration.ownership.sharing.team?.rawValue == sharing["team"] as? String)
            expect(
                "sharing.members",
                configuration.ownership.sharing.members.mapValues(\.rawValue)
                    == (sharing["members"] as? [String: String] ?? [:]))
        }
        return found
    }
}
