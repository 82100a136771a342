import HTTPMessage
import PostmanModel

/// What becomes of an item's own request, in a few words: nearly always an example was saved by that very call.
enum RequestAnswer: Sendable {
    /// By the example whose saved call it is.
    case saved(rival: Int32)
    case answered(Answered)
    /// Without a call.
    case decided(Decided)

    final class Answered: Sendable {
        let call: Call
        let win: Oracle.Win
        let note: String?

        init(_ call: Call, _ win: Oracle.Win, _ note: String?) {
            (self.call, self.win, self.note) = (call, win, note)
        }
    }

    final class Decided: Sendable {
        let work: Case.Work

        init(_ work: Case.Work) {
            self.work = work
        }
    }

    /// - Parameter advice: how to get the item's first example.
    init(_ inquiry: RequestInquiry, _ advice: @autoclosure () -> String, _ context: PlanContext) {
        switch inquiry.outcome {
        case .saved(let rival): self = .saved(rival: Int32(rival))
        case .answered(let call, let win, let note): self = .answered(Answered(call, win, note))
        case .shadowed(let call, let win):
            let reason = "\(context.shadow(win)), which has the same method and path; \(advice())"
            guard context.options.isStrict else {
                self = .decided(Decided(.skip(reason: reason)))
                return
            }
            let failure = Case.PlannedFailure(
                "the documented request gets another request's example: \(reason)", type: Failure.shadowed,
                details: [reason], call: context.authorized(call), setup: context.setup)
            self = .decided(Decided(.fail(failure)))
        case .missed(let call, let ruling, let documented):
            self = .decided(Decided(.fail(inquiry.failure(call, ruling, documented, context))))
        case .unknown(let reason):
            self = .decided(Decided(.skip(reason: "\(reason), and the mock compares bodies")))
        case .unsendable(let reason):
            let failure = Case.PlannedFailure(
                "nobody can send the documented request: \(reason)", type: Failure.unanswered, details: [reason])
            self = .decided(Decided(.fail(failure)))
        }
    }

    var isSent: Bool { if case .decided = self { false } else { true } }

    /// Where the promise holds for some values only.
    var notes: [String] {
        guard case .answered(let answered) = self, let note = answered.note else { return [] }
        return [note]
    }

    func work(_ answers: inout KnownAnswers) -> Case.Work {
        switch self {
        case .decided(let decided): return decided.work
        case .answered(let answered):
            return answers.run(
                answered.call, with: answered.win.rival, answered.win.captures, promise: .examples.request)
        case .saved(let rival):
            guard let call = answers.savedCall(of: Int(rival)) else { return .unsent }
            return answers.run(call, with: Int(rival), [], promise: .examples.request)
        }
    }
}

extension Case.Work {
    /// A request that was planned and cannot be made.
    static let unsent = Case.Work.error(message: "the plan names a request that cannot be made", details: [])
}
