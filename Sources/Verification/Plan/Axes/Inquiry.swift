import HTTPMessage
import PostmanModel

/// One example asked for in all ways, with what the oracle says to each.
struct Inquiry {
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

    enum Outcome {
        case reached(Call, Oracle.Win)
        case shadowed(by: Oracle.Win)
        case impossible(reason: String)
    }

    let item: RequestItem
    let example: Example
    /// One for each way, in their order.
    let outcomes: [(way: Way, outcome: Outcome)]
    private let oracle: Oracle

    init(_ item: RequestItem, _ example: Example, _ rival: Int?, _ context: PlanContext) {
        self.item = item
        self.example = example
        oracle = context.oracle
        guard let rival else {
            let reason = "status \(example.code ?? 200) cannot be served"
            outcomes = Way.allCases.map { ($0, .impossible(reason: reason)) }
            return
        }
        let saved = context.saved[rival]
        switch saved.result {
        case .unsendable(let reason):
            outcomes = Way.allCases.map { ($0, .impossible(reason: reason)) }
        case .call(let call):
            outcomes = Way.allCases.map { ($0, Self.outcome(of: example, rival, $0, call, saved.ruling, context)) }
        }
    }

    private static func outcome(
        of example: Example, _ rival: Int, _ way: Way, _ call: Call, _ plain: Oracle.Ruling?, _ context: PlanContext
    ) -> Outcome {
        var call = call
        var ruling = plain
        if way != .plain {
            switch selector(way, example) {
            case .header(let name, let value):
                call = call.withoutSelectors.with(name, value)
                ruling = context.oracle.ruling(on: call, context.options.matching)
            case .none(let reason):
                return .impossible(reason: reason)
            }
        }
        switch ruling {
        case .served(let win) where win.rival == rival:
            return .reached(call, win)
        case .served(let win):
            return .shadowed(by: win)
        case .preflight:
            return .impossible(reason: "the request is a preflight, which no example answers (B-6.04)")
        case .notFound, nil:
            return .impossible(reason: "its own saved request does not match it under the mock's configuration")
        }
    }

    private enum Selector {
        case header(String, String)
        case none(reason: String)
    }

    private static func selector(_ way: Way, _ example: Example) -> Selector {
        switch way {
        case .plain:
            return .none(reason: "a plain request has no selector")
        case .code:
            guard let code = example.code else {
                return .none(reason: "the example has no status code that x-mock-response-code could name (B-4.17)")
            }
            return .header("x-mock-response-code", String(code))
        case .name:
            let name = example.name.trimmedBlanks
            guard !name.isEmpty else { return .none(reason: "the example has no name to select it by (B-4.19)") }
            guard HTTPText.isFieldValue(name) else {
                return .none(
                    reason: "the example's name has a line break or control character that no header can carry")
            }
            return .header("x-mock-response-name", name)
        case .id:
            guard example.hasStoredID else {
                return .none(reason: "the file gives the example no id that a client could know (B-1.20)")
            }
            let id = example.id.trimmedBlanks
            guard !id.isEmpty, HTTPText.isFieldValue(id) else {
                return .none(reason: "the example's id cannot be written into a header")
            }
            return .header("x-mock-response-id", id)
        }
    }

    /// The cheapest way that works.
    var reach: ExampleVerdict.Reach {
        switch reached?.way {
        case .plain: .plain
        case .code: .code
        case .name: .name
        case .id: .id
        case nil: .unreachable
        }
    }

    /// The call of the first way that reaches the example.
    var cheapestCall: Call? {
        if case .reached(let call, _)? = reached?.outcome { call } else { nil }
    }

    private var reached: (way: Way, outcome: Outcome)? {
        outcomes.first { if case .reached = $0.outcome { true } else { false } }
    }

    /// Why a way does not lead to the example, and which does.
    func reason(against way: Way) -> String {
        switch outcomes.first(where: { $0.way == way })?.outcome {
        case .shadowed(let win):
            let rival = oracle.rivals[win.rival]
            let code = rival.example.code.map(String.init) ?? "none"
            var facts = "code \(code)"
            switch win.choice {
            case .score(let score, _): facts = "score \(Self.text(of: score)), " + facts
            case .name: facts = "same name, " + facts
            case .id: facts = "same id, " + facts
            }
            return "shadowed by '\(CaseDraft.collapsed(rival.example.name))' (\(facts)); \(advice)"
        case .impossible(let reason):
            return "\(reason); \(advice)"
        case .reached, nil:
            return advice
        }
    }

    private var advice: String {
        switch reach {
        case .plain: "a plain request returns it"
        case .code: "send x-mock-response-code: \(example.code ?? 200)"
        case .name: "send x-mock-response-name: \(example.name.trimmedBlanks)"
        case .id: "send x-mock-response-id: \(example.id)"
        case .unreachable: "no selector returns it"
        }
    }

    /// At most two decimals, none where there are none.
    private static func text(of score: Double) -> String {
        let hundredths = Int((score * 100).rounded())
        if hundredths % 100 == 0 { return String(hundredths / 100) }
        let fraction = String(abs(hundredths % 100))
        return "\(hundredths / 100).\(fraction.count == 1 ? "0" : "")\(fraction)"
    }
}
