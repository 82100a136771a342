import PostmanModel

/// The cases of one axis in plan order, before their names and ids are unique.
struct CaseList: Sendable {
    private(set) var cases: [Case] = []

    mutating func append(
        _ title: String, variant: String, at site: CaseSite, axis: Axis, _ promise: Promise, detail: String = "",
        work: Case.Work
    ) {
        append(Case(CaseName(title, variant: variant), at: site, axis: axis, promise, detail: detail, work: work))
    }

    mutating func append(_ planned: Case) { cases.append(planned) }

    mutating func append(contentsOf cases: [Case]) { self.cases += cases }

    /// The cases of all lists; of those with one name or one id, the later ones get a number.
    ///
    /// Names are told apart by a hash: should two different ones ever share one, the later gets a number it did not need.
    static func named(_ lists: [CaseList]) -> [Case] {
        var cases: [Case] = []
        let count = lists.reduce(0) { $0 + $1.cases.count }
        cases.reserveCapacity(count)
        for list in lists { cases += list.cases }
        var names = Numbering(count)
        var identities = Numbering(count)
        var className = ""
        var hash = StableHash(className)
        for index in cases.indices {
            // Most cases are of the class of the case before.
            let own = cases[index].className
            if own != className { (className, hash) = (own, StableHash(own)) }
            let name = cases[index].planName
            let ofName = names.number(name.hash(in: hash, ordinal: 1)) { name.hash(in: hash, ordinal: $0) }
            if ofName > 1 { cases[index].number(ofName: ofName) }
            let identity = cases[index].identity
            let ofIdentity = identities.number(identity) { StableHash(identity).adding("\($0)").value }
            if ofIdentity > 1 { cases[index].number(ofIdentity: ofIdentity) }
        }
        return cases
    }

    /// Numbers what is equal.
    private struct Numbering {
        private var taken: Set<UInt64>
        /// The last number of each, so that of ten thousand equal ones not all are tried again.
        private var last: [UInt64: Int] = [:]

        init(_ count: Int) {
            taken = Set(minimumCapacity: count)
        }

        /// 1 for the first of its kind.
        ///
        /// - Parameter numbered: what it is with a number above that.
        mutating func number(_ plain: UInt64, _ numbered: (Int) -> UInt64) -> Int {
            if taken.insert(plain).inserted { return 1 }
            var number = last[plain, default: 1] + 1
            while !taken.insert(numbered(number)).inserted { number += 1 }
            last[plain] = number
            return number
        }
    }
}
