/// Knows a CI by its variables: no bar, no prompt and no cut lines there (CI-3.4).
package enum ContinuousIntegration {
    private static let variables = [
        "GITHUB_ACTIONS", "GITLAB_CI", "CIRCLECI", "BUILDKITE", "TF_BUILD", "BITBUCKET_COMMIT", "TEAMCITY_VERSION",
        "TRAVIS", "SEMAPHORE", "APPVEYOR", "BUILD_NUMBER",
    ]

    package static func isDetected(in environment: [String: String]) -> Bool {
        func isSet(_ name: String) -> Bool { environment[name]?.isEmpty == false }
        if isSet("CI"), environment["CI"]?.lowercased() != "false" { return true }
        return variables.contains(where: isSet) || isSet("JENKINS_URL") && isSet("BUILD_ID")
    }
}
