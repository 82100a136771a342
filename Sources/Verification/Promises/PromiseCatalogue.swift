/// All promises. A new one is one line in the group that it belongs to; its id then stays as it is for good.
package enum PromiseCatalogue {
    /// The groups in the order of the documentation; the axes first, in theirs.
    package static let groups: [(name: String, promises: [Promise])] = [
        ("examples", Promise.examples.all), ("matching", Promise.matching.all), ("access", Promise.access.all),
        ("cors", Promise.cors.all), ("quota", Promise.quota.all), ("rate", Promise.rate.all),
        ("errors", Promise.errors.all), ("delay", Promise.delay.all), ("lint", Promise.lint.all),
        ("contract", Promise.contract.all), ("plain", Promise.plain.all), ("run", Promise.run.all),
        ("served", Promise.served.all),
        ("client", Promise.client.all),
    ]

    package static var all: [Promise] { groups.flatMap(\.promises) }
}

/// Promises of one kind, each a stored property, so that adding one is one line.
protocol PromiseGroup: Sendable {}

extension PromiseGroup {
    /// In the order in which they are written down.
    var all: [Promise] { Mirror(reflecting: self).children.compactMap { $0.value as? Promise } }
}

extension Promise {
    static let examples = ExamplesPromises()
    static let matching = MatchingPromises()
    static let access = AccessPromises()
    static let cors = CORSPromises()
    static let quota = QuotaPromises()
    static let rate = RatePromises()
    static let errors = ErrorPromises()
    static let lint = LintPromises()
    static let contract = ContractPromises()
    static let plain = PlainPromises()
    static let delay = DelayPromises()
    static let served = ServedPromises()
    package static let run = RunPromises()
    package static let client = ClientPromises()
}
