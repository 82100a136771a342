import PostmanModel

/// The cases of one axis in plan order, before their names and ids are unique.
struct CaseList: Sendable {
    private(set) var drafts: [CaseDraft] = []

    private struct Name: Hashable {
        var className: String
        var name: String
    }

    mutating func append(
        _ title: String, variant: String, at site: CaseSite, axis: Axis, _ promise: Promise, detail: String = "",
        work: Case.Work
    ) {
        append(CaseDraft(title, variant: variant, at: site, axis: axis, promise, detail: detail, work: work))
    }

    mutating func append(_ draft: CaseDraft) { drafts.append(draft) }

    mutating func append(contentsOf drafts: [CaseDraft]) { self.drafts += drafts }

    /// The cases of all lists; of those with one name or one id, the later ones get a number.
    static func named(_ lists: [CaseList]) -> [Case] {
        let count = lists.reduce(0) { $0 + $1.drafts.count }
        var names = Set<Name>(minimumCapacity: count)
        var identities = Set<UInt64>(minimumCapacity: count)
        // The last number of each, so that of ten thousand equal ones not all are tried again.
        var lastNames: [Name: Int] = [:]
        var lastIdentities: [UInt64: Int] = [:]
        var cases: [Case] = []
        cases.reserveCapacity(count)
        for draft in lists.lazy.flatMap(\.drafts) {
            var planned = draft.planned
            let name = Name(className: planned.className, name: planned.name)
            var number = lastNames[name] ?? 1
            if number > 1 { planned.name = draft.name(numbered: number) }
            while !names.insert(Name(className: planned.className, name: planned.name)).inserted {
                number += 1
                planned.name = draft.name(numbered: number)
            }
            if number > 1 { lastNames[name] = number }
            let identity = planned.identity
            number = lastIdentities[identity] ?? 1
            if number > 1 { planned.identity = draft.identity(numbered: number) }
            while !identities.insert(planned.identity).inserted {
                number += 1
                planned.identity = draft.identity(numbered: number)
            }
            if number > 1 { lastIdentities[identity] = number }
            cases.append(planned)
        }
        return cases
    }
}
