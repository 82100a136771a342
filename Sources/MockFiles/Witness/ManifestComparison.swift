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
            if let delay = config["delay"] as? [String: Any], let duration = delay["duration"] as? Int {
                expect("config.delay", (configuration.delayMilliseconds ?? 0) == duration)
            }
            if let response = config["serverResponseId"] as? String {
                expect("config.serverResponseId", configuration.serverResponse != nil || response.isEmpty)
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
        if let plan = root["plan"] as? String { expect("plan", rules.plan.rawValue == plan) }
        if let users = root["users"] as? [Any] { expect("users", rules.people.count == users.count) }
        if let sharing = entry["sharing"] as? [String: Any] {
            expect("sharing.team", configuration.ownership.sharing.team?.rawValue == sharing["team"] as? String)
            expect(
                "sharing.members",
                configuration.ownership.sharing.members.count == (sharing["members"] as? [String: Any])?.count ?? 0)
        }
        return found
    }
}
