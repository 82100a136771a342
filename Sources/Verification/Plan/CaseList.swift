import MockCore

/// The cases of one axis in plan order, before their names are unique.
struct CaseList: Sendable {
    private(set) var drafts: [CaseDraft] = []

    private struct Identity: Hashable {
        var className: String
        var name: String
    }

    mutating func append(
        _ title: String, variant: String, className: String, axis: Axis, location: SourceLocation, work: Case.Work
    ) {
        drafts.append(
            CaseDraft(title, variant: variant, className: className, axis: axis, location: location, work: work))
    }

    mutating func append(contentsOf drafts: [CaseDraft]) { self.drafts += drafts }

    /// The cases of all lists; of those with one name, the later ones get a number.
    static func named(_ lists: [CaseList]) -> [Case] {
        let count = lists.reduce(0) { $0 + $1.drafts.count }
        var taken = Set<Identity>(minimumCapacity: count)
        var cases: [Case] = []
        cases.reserveCapacity(count)
        for draft in lists.lazy.flatMap(\.drafts) {
            var planned = draft.planned
            var number = 1
            while !taken.insert(Identity(className: planned.className, name: planned.name)).inserted {
                number += 1
                planned = draft.numbered(number)
            }
            cases.append(planned)
        }
        return cases
    }
}
