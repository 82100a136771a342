/// Hands each event to several reporters, in their order.
///
/// One that fails is left alone from then on; the others still get everything, so that a full disk does not cost the
/// terminal's summary. The first failure is thrown from the call in which it happened and once more by `finish`.
package struct ReporterGroup: Reporter {
    private struct Member {
        var reporter: any Reporter
        var hasFailed = false
    }

    private var members: [Member]
    private var firstFailure: (any Error)?

    package init(_ reporters: [any Reporter]) {
        members = reporters.map { Member(reporter: $0) }
    }

    package mutating func record(_ event: Event) throws {
        if let failure = tellAll({ try $0.record(event) }) {
            throw failure
        }
    }

    package mutating func finish() throws {
        _ = tellAll { try $0.finish() }
        if let firstFailure {
            throw firstFailure
        }
    }

    /// In place: a copied reporter would copy all that it remembers, for every event.
    private mutating func tellAll(_ tell: (inout any Reporter) throws -> Void) -> (any Error)? {
        var failure: (any Error)?
        for index in members.indices where !members[index].hasFailed {
            do {
                try tell(&members[index].reporter)
            } catch {
                members[index].hasFailed = true
                failure = failure ?? error
            }
        }
        firstFailure = firstFailure ?? failure
        return failure
    }
}
