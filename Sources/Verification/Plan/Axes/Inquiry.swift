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
    /// The call that its saved request makes; nil where nobody can send it.
    let savedCall: Call?
    /// Why a stand-in went out for its body; nil where its own did.
    let standIn: String?
    private let context: PlanContext

    init(_ item: RequestItem, _ example: Example, _ rival: Int?, _ context: PlanContext) {
        self.item = item
        self.example = example
        self.context = context
        let saved = rival.map { context.saved[$0] }
        savedCall = saved?.result.call
        standIn = saved?.result.standIn
        guard let rival, let saved else {
            let reason = "\(example.code ?? 200) is not a valid status code (200–999)"
            outcomes = Way.allCases.map { ($0, .impossible(reason: reason)) }
            return
        }
        switch saved.result {
        case .unsendable(let reason):
            outcomes = Way.allCases.map { ($0, .impossible(reason: reason)) }
        case .call(let call, _):
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
            return .impossible(reason: "its request is a preflight, which no example answers (B-6.04)")
        case .notFound, nil:
            return .impossible(reason: "its own saved request does not match it under the mock's configuration")
        }
    }

    /// Half of what a server takes as head, in bytes.
    private static let longestSelector = 32 * 1024

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
            guard name.utf8.count <= longestSelector else {
                return .none(reason: "the example's name is longer than a request's headers may be")
            }
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
            guard !id.isEmpty, id.utf8.count <= longestSelector, HTTPText.isFieldValue(id) else {
                return .none(reason: "the example's id cannot be written into a header")
            }
            return .header("x-mock-response-id", id)
        }
    }

    /// The cheapest way that works.
    ///
    /// An example without an id gets one when the file is imported, and one whose body we cannot send is another
    /// client's to ask for: neither is out of everybody's reach (V-4).
    var reach: ExampleVerdict.Reach {
        switch reached?.way {
        case .plain: .plain
        case .code: .code
        case .name: .name
        case .id: .id
        case nil where savedCall != nil && (!example.hasStoredID || standIn != nil): .id
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
            return "\(context.shadow(win)); \(advice)"
        case .impossible(let reason):
            return "\(reason); \(advice)"
        case .reached, nil:
            return advice
        }
    }

    /// How to get the example, in the imperative.
    var advice: String {
        switch reach {
        case .plain: "a plain request gets it"
        case .code: "ask with x-mock-response-code: \(example.code ?? 200)"
        case .name: "ask with x-mock-response-name: \(example.name.trimmedBlanks)"
        case .id where example.hasStoredID: "ask with x-mock-response-id: \(example.id)"
        case .id: "needs an id, which Postman gives it on import; or give it a name of its own"
        case .unreachable: "no request and no x-mock-response-code, -name or -id returns it"
        }
    }
}
