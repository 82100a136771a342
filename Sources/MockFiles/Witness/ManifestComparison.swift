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
        var remarks = Remarks(name: name)
        compare(entry, configuration, hasEnvironment, &remarks)
        if let config = entry["config"] as? [String: Any] { compare(config: config, configuration, &remarks) }
        compareLimits(configuration, quota, &remarks)
        compareAccount(rules, &remarks)
        return remarks.found
    }

    private struct Remarks {
        let name: String
        var found: [String] = []

        mutating func expect(_ what: String, _ isSame: Bool) {
            if !isSame { found.append("\(what) of '\(name)' is not what the manifest says") }
        }
    }

    private func compare(
        _ entry: [String: Any], _ configuration: MockConfiguration, _ hasEnvironment: Bool, _ remarks: inout Remarks
    ) {
        if let isPrivate = entry["private"] as? Bool {
            remarks.expect("private", (configuration.access != .anyone) == isPrivate)
        }
        if entry["environment"] is String { remarks.expect("environment", hasEnvironment) }
        if let mode = (entry["cors"] as? [String: Any])?["mode"] as? String {
            remarks.expect("cors.mode", configuration.cors.rawValue == mode)
        }
        let ownership = configuration.ownership
        if let owner = entry["owner"] as? String { remarks.expect("owner", ownership.owner == owner) }
        if let sharing = entry["sharing"] as? [String: Any] {
            remarks.expect("sharing.team", ownership.sharing.team?.rawValue == sharing["team"] as? String)
            remarks.expect(
                "sharing.members",
                ownership.sharing.members.mapValues(\.rawValue) == (sharing["members"] as? [String: String] ?? [:]))
        }
    }

    private func compare(config: [String: Any], _ configuration: MockConfiguration, _ remarks: inout Remarks) {
        let matching = configuration.matching
        for (name, value) in [
            ("matchBody", matching.matchBody), ("matchQueryParams", matching.matchQueryParams),
            ("matchWildcards", matching.matchWildcards),
        ] {
            if let expected = config[name] as? Bool { remarks.expect("config.\(name)", value == expected) }
        }
        if let headers = config["headers"] as? [String] {
            remarks.expect("config.headers", matching.headers == headers)
        }
        if let delay = config["delay"] as? [String: Any], let duration = delay["duration"] as? Int {
            remarks.expect("config.delay", (configuration.delayMilliseconds ?? 0) == duration)
        }
        let response = config["serverResponseId"] as? String ?? ""
        remarks.expect("config.serverResponseId", (configuration.serverResponse != nil) == !response.isEmpty)
    }

    private func compareLimits(_ configuration: MockConfiguration, _ quota: Quota, _ remarks: inout Remarks) {
        if let rate = root["rateLimit"] as? [String: Any], let limit = rate["limit"] as? Int {
            remarks.expect("rateLimit.limit", configuration.rateLimit?.limit == limit)
            if let window = rate["windowSeconds"] as? Int {
                remarks.expect("rateLimit.windowSeconds", configuration.rateLimit?.windowSeconds == window)
            }
        }
        guard let declared = root["quota"] as? [String: Any] else { return }
        if let limit = declared["limit"] as? Int { remarks.expect("quota.limit", quota.limit == limit) }
        if let overage = declared["overage"] as? Bool {
            remarks.expect("quota.overage", quota.allowsOverage == overage)
        }
        if let end = declared["resetsAt"].flatMap(Self.milliseconds) {
            remarks.expect("quota.resetsAt", quota.resetsAt?.milliseconds == end)
        }
        if let counts = declared["counts"] as? [String] {
            remarks.expect("quota.counts", Set(quota.counts.map(\.rawValue)) == Set(counts))
        }
    }

    /// Where it is no date in YAML's eyes, it is a text.
    private static func milliseconds(_ value: Any) -> Int64? {
        let date = value as? Date ?? (value as? String).flatMap { try? Date($0, strategy: .iso8601) }
        return date.map { Int64(($0.timeIntervalSince1970 * 1000).rounded()) }
    }

    private func compareAccount(_ rules: AccessRules, _ remarks: inout Remarks) {
        if let plan = root["plan"] as? String { remarks.expect("plan", rules.plan.rawValue == plan) }
        if let users = root["users"] as? [[String: Any]] {
            remarks.expect("users", rules.people.count == users.count)
            for user in users {
                let person = rules.people.first { $0.name == user["name"] as? String }
                remarks.expect("users", person != nil && person?.team == user["team"] as? String)
            }
        }
        if let revoked = root["revokedKeys"] as? [[String: Any]] {
            let hashes = Set(revoked.compactMap { ($0["sha256"] as? String)?.lowercased() })
            remarks.expect("revokedKeys", !rules.people.flatMap(\.keys).contains { hashes.contains($0.hexadecimal) })
        }
    }
}
