import MockCore
import PostmanModel

/// What is allowed to say of access, but hardly meant.
enum AccessProblems {
    static func all(in manifest: Manifest) -> [Diagnostic] {
        manifest.mocks.filter(\.isPrivate).flatMap { mock in
            [uselessSharing(mock, manifest), unreachable(mock, manifest)].compactMap { $0 }
        }
    }

    /// A private mock that answers nobody.
    private static func unreachable(_ mock: Manifest.Mock, _ manifest: Manifest) -> Diagnostic? {
        let rules = manifest.accessRules
        guard !manifest.users.contains(where: { rules.permission(of: $0, on: mock.declaration.ownership) != nil })
        else {
            return nil
        }
        return warning(
            .manifestUncallable, "no user may call the private mock '\(mock.name)'",
            help: "name its owner, or share it with members or the owner's team", mock)
    }

    private static func uselessSharing(_ mock: Manifest.Mock, _ manifest: Manifest) -> Diagnostic? {
        guard manifest.plan == .free, mock.sharing != Sharing() else { return nil }
        return warning(
            .manifestAccess, "on the free plan the sharing of '\(mock.name)' opens it to nobody",
            help: "sharing belongs to paid plans: say plan: paid, or leave sharing out", mock)
    }

    /// A warning for those who load the manifest, who can do without; `lint` takes the level of the rule.
    private static func warning(
        _ rule: ReadingRule, _ message: String, help: String, _ mock: Manifest.Mock
    ) -> Diagnostic {
        Diagnostic(
            rule: rule, severity: .warning, message: message, help: help, location: mock.location)
    }
}
