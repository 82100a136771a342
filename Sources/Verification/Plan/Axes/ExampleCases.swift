import HTTPMessage
import PostmanModel

/// The cases of all examples and of the requests they belong to: what each does is made when it is run.
final class ExampleCases: CaseSource {
    let context: PlanContext
    /// Of each example of the collection, in file order.
    let inquiries: [Inquiry]
    /// Of each request with examples; nil where none of them can be served.
    private let requests: [RequestAnswer?]
    /// The first example of each of those requests, and the end of the last.
    private let starts: [Int]

    init(_ context: PlanContext) {
        self.context = context
        let inquiries = context.examples.indices.map(\.self).concurrentMap { Inquiry($0, context) }
        self.inquiries = inquiries
        let starts = Self.starts(context)
        self.starts = starts
        let items = starts.indices.dropLast().map(\.self)
        let documented = items.concurrentMap { DocumentedItem(context.examples[starts[$0]..<starts[$0 + 1]], context) }
        let basePaths = BasePaths(documented)
        requests = items.concurrentMap { item in
            RequestInquiry(documented[item], basePaths, context).map {
                RequestAnswer($0, inquiries[starts[item]].advice(context), context)
            }
        }
    }

    private static func starts(_ context: PlanContext) -> [Int] {
        var starts: [Int] = []
        for (index, place) in context.examples.enumerated() where place.example == 0 { starts.append(index) }
        return starts + [context.examples.count]
    }

    // MARK: The cases

    /// What a place says: a request's case, or that of an example in one of its ways.
    private enum Subject {
        case request(Int)
        case example(Int, Inquiry.Way)
    }

    private static let ways = Inquiry.Way.allCases

    private func subject(_ place: Int) -> Subject {
        let kind = place % 5
        return kind == 0 ? .request(place / 5) : .example(place / 5, Self.ways[kind - 1])
    }

    /// A request's case in front of those of its examples.
    var all: [Case] {
        let context = context
        return requests.indices.map(\.self).concurrentMap { [self] item -> [Case] in
            var cases: [Case] = []
            let request = Int(context.examples[starts[item]].request)
            if requests[item] != nil {
                let identity = context.site(ofRequest: request).identity(axis, .examples.request, detail: "")
                cases.append(Case(of: self, place: item * 5, identity: identity))
            }
            for example in starts[item]..<starts[item + 1] {
                let site = context.site(ofRequest: request, Int(context.examples[example].example))
                for (kind, way) in Self.ways.enumerated() {
                    let identity = site.identity(axis, way.promise, detail: "")
                    cases.append(Case(of: self, place: example * 5 + kind + 1, identity: identity))
                }
            }
            return cases
        }.flatMap(\.self)
    }

    var axis: Axis { .examples }

    private func place(_ place: Int) -> PlanContext.ExamplePlace {
        switch subject(place) {
        case .request(let item): context.examples[starts[item]]
        case .example(let example, _): context.examples[example]
        }
    }

    func name(of place: Int) -> CaseName {
        let stands = self.place(place)
        let item = context.item(of: stands)
        switch subject(place) {
        case .request:
            let method = item.request.method.uppercased()
            return CaseName(
                "\(context.label(item)): \(method) \(PlanContext.template(item.request.url.path))", tail: " [request]")
        case .example(_, let way):
            let example = context.example(at: stands)
            return CaseName(context.title(item, example, status: example.code ?? 200), tail: way.tail)
        }
    }

    func className(of place: Int) -> String { context.classNames[Int(self.place(place).request)] }

    func location(of place: Int) -> SourceLocation {
        let stands = self.place(place)
        if case .request = subject(place) { return context.requests[Int(stands.request)].location }
        return context.requests[Int(stands.request)].examples[Int(stands.example)].location
    }

    func promise(of place: Int) -> Promise {
        switch subject(place) {
        case .request: .examples.request
        case .example(_, let way): way.promise
        }
    }

    func notes(of place: Int) -> [String] {
        switch subject(place) {
        case .request(let item): return requests[item]?.notes ?? []
        case .example(let example, let way):
            guard inquiries[example].isReached(way), let reason = inquiries[example].standIn(context) else { return [] }
            return ["sent with a stand-in body: \(reason)"]
        }
    }

    func demand(of place: Int) -> Case.Demand? {
        let isSent =
            switch subject(place) {
            case .request(let item): requests[item]?.isSent ?? false
            case .example(let example, let way): inquiries[example].isReached(way)
            }
        return isSent ? Case.Demand(setups: context.setups) : nil
    }

    // MARK: What they do

    func work(of places: [Int]) -> [Case.Work] {
        var answers = KnownAnswers(context)
        return places.map { place in
            switch subject(place) {
            case .request(let item): requests[item]?.work(&answers) ?? .unsent
            case .example(let example, let way): work(inquiries[example], way, &answers)
            }
        }
    }

    private func work(_ inquiry: Inquiry, _ way: Inquiry.Way, _ answers: inout KnownAnswers) -> Case.Work {
        let rival = context.examples[Int(inquiry.index)].rival.map { Int($0) }
        if case .reached(let captures) = inquiry.outcome(way), let rival, let saved = answers.savedCall(of: rival) {
            return answers.run(inquiry.call(way, saved, context), with: rival, captures, promise: way.promise)
        }
        let reason = inquiry.reason(against: way, context)
        guard way == .plain, let message = brokenPromise(of: inquiry) else { return .skip(reason: reason) }
        return .fail(
            Case.PlannedFailure(
                "\(message): \(reason)", type: Failure.unreachable, details: [reason],
                call: inquiry.savedCall(context).map(context.authorized), setup: context.setup))
    }

    /// What no run may pass over (V-4); nil where the example can be had.
    private func brokenPromise(of inquiry: Inquiry) -> String? {
        switch inquiry.reach(context) {
        case .unreachable: "unreachable example"
        case .name, .id: context.options.isStrict ? "no plain request and no x-mock-response-code returns it" : nil
        case .plain, .code: nil
        }
    }
}

extension Inquiry.Way {
    /// How the names of its cases end.
    fileprivate var tail: String {
        switch self {
        case .plain: " [plain]"
        case .code: " [by code]"
        case .name: " [by name]"
        case .id: " [by id]"
        }
    }
}
