import PostmanModel

/// Makes the parts of some cases whenever they are asked for, always the same.
protocol CaseSource: AnyObject, Sendable {
    var axis: Axis { get }

    func name(of place: Int) -> CaseName
    func className(of place: Int) -> String
    func location(of place: Int) -> SourceLocation
    func promise(of place: Int) -> Promise
    func notes(of place: Int) -> [String]
    func demand(of place: Int) -> Case.Demand?
    /// What they do, one for each: cases that follow each other have much in common.
    func work(of places: [Int]) -> [Case.Work]
}

/// A case that is written down with everything it has.
final class WrittenCase: CaseSource {
    let axis: Axis
    private let name: CaseName
    private let className: String
    private let location: SourceLocation
    private let promise: Promise
    private let notes: [String]
    private let work: Case.Work

    init(_ name: CaseName, at site: CaseSite, axis: Axis, _ promise: Promise, work: Case.Work, notes: [String]) {
        self.axis = axis
        self.name = name
        className = site.className
        location = site.location
        self.promise = promise
        self.notes = notes
        self.work = work
    }

    /// The case of another source, which does something else.
    init(_ source: any CaseSource, _ place: Int, work: Case.Work) {
        axis = source.axis
        name = source.name(of: place)
        className = source.className(of: place)
        location = source.location(of: place)
        promise = source.promise(of: place)
        notes = source.notes(of: place)
        self.work = work
    }

    func name(of place: Int) -> CaseName { name }
    func className(of place: Int) -> String { className }
    func location(of place: Int) -> SourceLocation { location }
    func promise(of place: Int) -> Promise { promise }
    func notes(of place: Int) -> [String] { notes }
    func demand(of place: Int) -> Case.Demand? { if case .run(let scenario) = work { scenario.demand } else { nil } }
    /// Each of the places is its only case.
    func work(of places: [Int]) -> [Case.Work] { places.map { _ in work } }
}

extension Scenario {
    /// Whether it changes or reads what others would see: a quota, a rate limit, the clock, the usage.
    private var needsOwnMocks: Bool {
        setups.contains(where: \.isStateful)
            || steps.contains { step in
                switch step {
                case .advance, .contest, .usage: true
                case .exchange, .conversation, .burst: false
                }
            }
    }

    fileprivate var demand: Case.Demand {
        Case.Demand(
            setups: setups, needsOwnMocks: needsOwnMocks,
            delay: steps.reduce(.zero) { sum, step in
                if case .exchange(let exchange, _) = step { sum + (exchange.expectation.delay ?? .zero) } else { sum }
            },
            judgedSteps: steps.count { step in if case .advance = step { false } else { true } })
    }
}
