import PostmanModel

/// When the account's count starts again (B-7.06, 12.12).
extension QuotaAxis {
    func periods(_ probe: Probe) -> [(Promise, Scenario)] {
        let reset = Promise.quota.period
        let month = Promise.quota.month
        let instant = Promise.quota.instant
        let second = Promise.quota.secondPeriod
        let over = Promise.quota.overageEnds
        let end = Scenario.clockStart.advanced(bySeconds: Self.periodSeconds)
        let toFebruary = 1_432_800
        func steps(_ promise: Promise, period: Int) -> [Scenario.Step] {
            passing(probe, Self.limit, promise) + [
                refused(probe, promise), .advance(seconds: period - 1), refused(probe, promise), .advance(seconds: 2),
                .usage(used: 0, overage: 0),
            ] + passing(probe, Self.limit, promise) + [refused(probe, promise), .usage(used: Self.limit, overage: 0)]
        }
        return [
            (reset, Scenario(setups: [setup(resetsAt: end)], steps: steps(reset, period: Self.periodSeconds))),
            (month, Scenario(setups: [setup()], steps: steps(month, period: toFebruary))),
            (instant, Scenario(setups: [setup(resetsAt: end)], steps: atTheInstant(probe, instant))),
            (
                second,
                Scenario(
                    setups: [setup(resetsAt: end)],
                    steps: passing(probe, Self.limit, second) + [.advance(seconds: Self.periodSeconds)]
                        + passing(probe, Self.limit, second) + [
                            refused(probe, second), .advance(seconds: toFebruary - Self.periodSeconds - 1),
                            refused(probe, second), .advance(seconds: 1),
                        ] + passing(probe, 1, second) + [.usage(used: 1, overage: 0)])
            ),
            (
                over,
                Scenario(
                    setups: [setup(overage: true, resetsAt: end)],
                    steps: passing(probe, Self.limit + 2, over) + [
                        .usage(used: Self.limit, overage: 2), .advance(seconds: Self.periodSeconds),
                        .usage(used: 0, overage: 0),
                    ] + passing(probe, 1, over) + [.usage(used: 1, overage: 0)])
            ),
        ]
    }

    private func atTheInstant(_ probe: Probe, _ promise: Promise) -> [Scenario.Step] {
        passing(probe, Self.limit, promise) + [
            .advance(seconds: Self.periodSeconds - 1), refused(probe, promise), .advance(seconds: 1),
        ] + passing(probe, 1, promise) + [.usage(used: 1, overage: 0)]
    }
}
