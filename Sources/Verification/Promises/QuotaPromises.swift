/// What the account's limit promises (B-7).
struct QuotaPromises: PromiseGroup {
    let reached = Promise("quota.reached", "the call after the limit gets 429", "B-7.09")
    let usage = Promise("quota.usage", "usage reads the number of calls", "B-7.16")
    let refusedUncounted = Promise("quota.refused-uncounted", "refused calls do not count", "B-7.07")
    let overage = Promise("quota.overage", "with overage calls go on and are counted", "B-7.05")
    let limitZero = Promise("quota.limit-zero", "limit 0 refuses the first call", "B-7.04")
    let unlimited = Promise("quota.unlimited", "without a limit all calls pass and count", "B-7.16")
    let burst = Promise("quota.burst", "concurrent calls: exactly as many pass as are left", "B-7.04")
    let contest = Promise("quota.contest", "the last call of a period is not given twice", "B-7.04")
    let otherMock = Promise("quota.other-mock", "another mock of the account is refused as well", "B-7.03")
    let shared = Promise("quota.shared", "the mocks of an account share one limit", "B-7.03")

    let unmatchedCounted = Promise("quota.unmatched-counted", "unmatched calls count", "B-7.07")
    let unmatchedUncounted = Promise("quota.unmatched-uncounted", "unmatched calls do not count", "B-7.07")
    let unmatchedRefused = Promise(
        "quota.unmatched-refused", "at the limit an unmatched call is refused as well", "B-7.19")
    let deniedCounted = Promise("quota.denied-counted", "refused keys count", "B-7.07")
    let deniedUncounted = Promise("quota.denied-uncounted", "refused keys do not count", "B-7.07")
    let forbiddenCounted = Promise("quota.forbidden-counted", "keys without a right count", "B-7.07")
    let forbiddenUncounted = Promise("quota.forbidden-uncounted", "keys without a right do not count", "B-7.07")
    let headCounted = Promise("quota.head-counted", "unmatched HEAD calls count", "B-7.07")
    let headUncounted = Promise("quota.head-uncounted", "unmatched HEAD calls do not count", "B-7.07")
    let serverResponseCounted = Promise("quota.server-response-counted", "server responses count", "B-7.07")
    let serverResponseUncounted = Promise(
        "quota.server-response-uncounted", "server responses do not count", "B-7.07")
    let serverResponseRefused = Promise(
        "quota.server-response-refused", "the limit outranks a server response", "B-3.19")
    let preflightCounted = Promise("quota.preflight-counted", "preflights count", "B-7.07")
    let preflightUncounted = Promise("quota.preflight-uncounted", "preflights do not count", "B-7.07")
    let preflightPasses = Promise(
        "quota.preflight-passes", "a preflight passes at the end of the quota", "B-7.19")
    let optionsCounted = Promise("quota.options-counted", "unmatched OPTIONS calls count", "B-7.07")
    let optionsUncounted = Promise("quota.options-uncounted", "unmatched OPTIONS calls do not count", "B-7.07")
    let configuredKinds = Promise(
        "quota.configured-kinds", "only the kinds that the account counts are counted", "B-7.07")
    let missingKey = Promise("quota.missing-key", "a missing key outranks the limit", "B-7.19")

    let period = Promise("quota.period", "after the period's end calls pass again", "B-7.06")
    let month = Promise("quota.month", "without a date the period ends with the month", "B-12.12")

    let instant = Promise("quota.period-instant", "the period ends to the second", "B-7.06")
    let secondPeriod = Promise("quota.second-period", "the next period ends with the month", "B-12.12")
    let overageEnds = Promise("quota.overage-ends", "the period's end takes the overage away", "B-7.06")

    /// What the usage reads between the calls of a scenario.
    let reading = Promise("quota.reading", "usage", "B-7.16")
    /// Stands for the whole axis where the manifest's quota does not count matched calls.
    let counts = Promise("quota.counts", "needs a quota that counts")
}
