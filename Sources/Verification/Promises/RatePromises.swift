/// What the limit per window promises (B-7.C).
struct RatePromises: PromiseGroup {
    let reached = Promise(
        "rate.reached", "the call after the limit gets 429 and says when to retry", "B-7.12")
    let unmatched = Promise("rate.unmatched", "unmatched calls count and carry the headers", "B-12.29")
    let burst = Promise("rate.burst", "concurrent calls: exactly as many pass as are left", "B-7.C")
    let contest = Promise("rate.contest", "the last call of a window is not given twice", "B-7.C")
    let perMock = Promise("rate.per-mock", "each mock has a window of its own", "B-12.28")
    let noUsage = Promise("rate.no-usage", "refused calls do not count as usage", "B-7.07")
    let ends = Promise("rate.window-ends", "the window ends to the second", "B-7.11")
    let begins = Promise("rate.window-begins", "the window begins with its first call", "B-12.28")
    let isFixed = Promise("rate.window-fixed", "refused calls do not move the window", "B-12.28")
    let denied = Promise("rate.denied", "refused keys do not count", "B-7.07")
    let outranked = Promise("rate.outranked", "a wrong key outranks the limit", "B-3.19")
    let beforeUsage = Promise("rate.before-usage", "the limit outranks the usage limit", "B-3.19")
    let onUsageLimit = Promise("rate.on-usage-limit", "the usage limit's refusal carries the headers", "B-12.29")
    let serverResponse = Promise("rate.server-response", "server responses count and carry the headers", "B-12.29")
    let isStill = Promise("rate.window-still", "answered calls do not move the window", "B-12.28")
    let head = Promise("rate.head", "HEAD calls count and carry the headers", "B-12.29")
    let stored = Promise("rate.stored", "stored rate headers give way to the mock's own", "B-7.11")
    let preflight = Promise("rate.preflight", "preflights do not count and carry no rate headers", "B-12.29")
}
