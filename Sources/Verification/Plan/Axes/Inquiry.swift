import HTTPMessage
import PostmanModel

/// One example asked for in all ways, with what the oracle says to each; a few words, as there is one for each example.
struct Inquiry: Sendable {
    /// The ways of asking, the cheapest first.
    enum Way: String, CaseIterable {
        case plain
        case code = "by code"
        case name = "by name"
        case id = "by id"

        var promise: Promise {
            switch self {
            case .plain: .examples.plain
            case .code: .examples.byCode
            case .name: .examples.byName
            case .id: .examples.byID
            }
        }
    }

    enum Outcome: Sendable {
        /// With what the wildcards of its path took.
        case reached([Capture])
        case shadowed(by: Winner)
        case impossible(Obstacle)
    }

    /// An example that wins in another's place.
    final class Winner: Sendable {
        let win: Oracle.Win

        init(_ win: Oracle.Win) {
            self.win = win
        }
    }

    /// Its place among the examples of the collection.
    let index: Int32
    private let plain: Outcome
    private let code: Outcome
    private let name: Outcome
    private let id: Outcome
    /// Whether its saved request can be sent.
    private let isSendable: Bool
    /// Whether a stand-in goes out for its body.
    private let hasStandIn: Bool

    init(_ index: Int, _ context: PlanContext) {
        self.index = Int32(index)
        let place = context.examples[index]
        let example = context.example(at: place)
        guard let rival = place.rival.map({ Int($0) }) else {
            (isSendable, hasStandIn) = (false, false)
            (plain, code, name, id) = Self.same(.impossible(.status))
            return
        }
        switch context.saved(rival) {
        case .unsendable:
            (isSendable, hasStandIn) = (false, false)
            (plain, code, name, id) = Self.same(.impossible(.request))
        case .call(let call, let standIn):
            (isSendable, hasStandIn) = (true, standIn != nil)
            plain = Self.outcome(of: rival, example, .plain, call, context)
            code = Self.outcome(of: rival, example, .code, call, context)
            name = Self.outcome(of: rival, example, .name, call, context)
            id = Self.outcome(of: rival, example, .id, call, context)
        }
    }

    private static func same(_ outcome: Outcome) -> (Outcome, Outcome, Outcome, Outcome) {
        (outcome, outcome, outcome, outcome)
    }

    private static func outcome(
        of rival: Int, _ example: Example, _ way: Way, _ call: Call, _ context: PlanContext
    ) -> Outcome {
        let ruling: Oracle.Ruling?
        switch Selector.selector(way, example) {
        case nil: ruling = context.rulings[rival]
        case .none(let obstacle)?: return .impossible(obstacle)
        case .header(let name, let value)?:
            ruling = context.oracle.ruling(on: call.selecting(name, value), context.options.matching)
        }
        switch ruling {
        case .served(let win): return win.rival == rival ? .reached(win.captures) : .shadowed(by: Winner(win))
        case .preflight: return .impossible(.preflight)
        case .notFound, nil: return .impossible(.match)
        }
    }

    func outcome(_ way: Way) -> Outcome {
        switch way {
        case .plain: plain
        case .code: code
        case .name: name
        case .id: id
        }
    }

    func isReached(_ way: Way) -> Bool { if case .reached = outcome(way) { true } else { false } }

    /// The first way that reaches the example.
    var cheapest: Way? { Way.allCases.first(where: isReached) }

    func example(_ context: PlanContext) -> Example { context.example(at: context.examples[Int(index)]) }

    /// The cheapest way that works.
    ///
    /// An example without an id gets one when the file is imported, and one whose body we cannot send is another
    /// client's to ask for: neither is out of everybody's reach (V-4).
    func reach(_ context: PlanContext) -> ExampleVerdict.Reach {
        switch cheapest {
        case .plain: .plain
        case .code: .code
        case .name: .name
        case .id: .id
        case nil where isSendable && (hasStandIn || !example(context).hasStoredID): .id
        case nil: .unreachable
        }
    }

    /// The call that its saved request makes; nil where nobody can send it.
    func savedCall(_ context: PlanContext) -> Call? {
        context.examples[Int(index)].rival.flatMap { context.saved(Int($0)).call }
    }

    /// Why a stand-in goes out for its body; nil where its own does.
    func standIn(_ context: PlanContext) -> String? {
        guard hasStandIn else { return nil }
        return context.examples[Int(index)].rival.flatMap { context.saved(Int($0)).standIn }
    }

    /// The call that asks for it in a way.
    ///
    /// - Parameter saved: what its saved request makes.
    func call(_ way: Way, _ saved: Call, _ context: PlanContext) -> Call {
        guard case .header(let name, let value)? = Selector.selector(way, example(context)) else { return saved }
        return saved.selecting(name, value)
    }

    // MARK: What is said of it

    /// Why a way does not lead to the example, and which does.
    func reason(against way: Way, _ context: PlanContext) -> String {
        let advice = advice(context)
        switch outcome(way) {
        case .shadowed(let winner): return "\(context.shadow(winner.win)); \(advice)"
        case .impossible(let obstacle): return "\(obstacle.text(self, context)); \(advice)"
        case .reached: return advice
        }
    }

    /// How to get the example, in the imperative.
    func advice(_ context: PlanContext) -> String {
        let example = example(context)
        switch reach(context) {
        case .plain: return "a plain request gets it"
        case .code: return "ask with x-mock-response-code: \(example.code ?? 200)"
        case .name: return "ask with x-mock-response-name: \(example.name.trimmedBlanks)"
        case .id where example.hasStoredID: return "ask with x-mock-response-id: \(example.id)"
        case .id: return "needs an id, which Postman gives it on import; or give it a name of its own"
        case .unreachable: return "no request and no x-mock-response-code, -name or -id returns it"
        }
    }
}
