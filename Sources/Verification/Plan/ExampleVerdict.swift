package import HTTPMessage
package import PostmanModel

/// How one example can be asked for; what is said of it is made when it is asked for.
package struct ExampleVerdict: Sendable {
    package enum Reach: String, Sendable, Hashable {
        case plain
        case code = "needs code"
        case name = "needs name"
        case id = "needs id"
        case unreachable
    }

    private let cases: ExampleCases
    private let index: Int32

    init(_ cases: ExampleCases, _ index: Int) {
        self.cases = cases
        self.index = Int32(index)
    }

    private var inquiry: Inquiry { cases.inquiries[Int(index)] }
    private var place: PlanContext.ExamplePlace { cases.context.examples[Int(index)] }

    /// The item's name, with the example's where that says more.
    package var example: String {
        cases.context.label(cases.context.item(of: place), cases.context.example(at: place))
    }

    package var location: SourceLocation { cases.context.example(at: place).location }

    package var reach: Reach { inquiry.reach(cases.context) }

    /// Why not plainly: the sentence of the skipped case; empty for `plain`.
    package var reason: String { reach == .plain ? "" : inquiry.reason(against: .plain, cases.context) }

    /// The cheapest call that gets it; nil where there is none.
    package var call: Call? {
        guard let way = inquiry.cheapest, let saved = inquiry.savedCall(cases.context) else { return nil }
        return cases.context.authorized(inquiry.call(way, saved, cases.context))
    }
}

/// One verdict per example of a collection, in file order (V-4).
package struct ExampleVerdicts: RandomAccessCollection, Sendable {
    /// Nil for a collection without examples.
    private let cases: ExampleCases?

    init(_ cases: ExampleCases?) {
        self.cases = cases
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { cases?.inquiries.count ?? 0 }

    package subscript(index: Int) -> ExampleVerdict {
        guard let cases else { preconditionFailure("asked for a verdict of a collection without examples") }
        return ExampleVerdict(cases, index)
    }
}
