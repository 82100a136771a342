package import HTTPMessage
package import PostmanModel

/// One request of the matrix, or one short scenario, with everything that decides its verdict.
///
/// A few words for each, as a plan may have a hundred thousand: what it is called, what it sends and what it expects is
/// made when it is asked for, where it comes from a source that can make it again.
package struct Case: Sendable {
    /// Its place in the whole plan, from 0, whichever shard runs it.
    package var number = 0
    /// What its id says, unique over the run.
    private(set) var identity: UInt64
    private var source: any CaseSource
    /// Which of the source's cases it is.
    private let place: Int32
    /// Of the cases of one name, from 1.
    private var ordinal: Int32 = 1

    package enum Work: Sendable, Hashable {
        case run(Scenario)
        /// Not asked, with the sentence that says why (V-4).
        case skip(reason: String)
        /// Kept by the collection itself, without a call: a coverage that suffices (V-5).
        case pass
        /// Broken by the collection itself, without a call: an example that no call can get (V-4).
        indirect case fail(PlannedFailure)
        /// Broken by what a client sent before the plan was made.
        indirect case judged(Failure)
        /// Could not even be planned: a collection that does not load.
        case error(message: String, details: [String])
    }

    /// What is wrong with the collection, as the plan sees it.
    package struct PlannedFailure: Sendable, Hashable {
        /// One line, which names what is broken, what comes instead and what to change.
        package var message: String
        /// A dotted name such as `mockcheck.UnreachableExample` (CI-1.3).
        package var type: String
        package var details: [String]
        /// The call that shows it, and the mock that it goes to; nil where no call does.
        package var call: Call?
        package var setup: MockSetup?

        package init(
            _ message: String, type: String, details: [String] = [], call: Call? = nil, setup: MockSetup? = nil
        ) {
            self.message = message
            self.type = type
            self.details = details
            self.call = call
            self.setup = setup
        }
    }

    /// - Parameter detail: tells apart the cases of one promise and site; an English sentence is no detail.
    package init(
        _ name: String, at site: CaseSite, axis: Axis, _ promise: Promise, detail: String = "", work: Work,
        notes: [String] = []
    ) {
        self.init(CaseName(whole: name), at: site, axis: axis, promise, detail: detail, work: work, notes: notes)
    }

    init(
        _ name: CaseName, at site: CaseSite, axis: Axis, _ promise: Promise, detail: String = "", work: Work,
        notes: [String] = []
    ) {
        self.init(
            of: WrittenCase(name, at: site, axis: axis, promise, work: work, notes: notes), place: 0,
            identity: site.identity(axis, promise, detail: detail))
    }

    /// - Parameter identity: what the id is made of.
    init(of source: any CaseSource, place: Int, identity: StableHash) {
        self.source = source
        self.place = Int32(place)
        self.identity = identity.value
    }

    // MARK: What it is called

    /// Unique with `className` over the run, and the same in every run: item, call, expectation, variant.
    package var name: String { source.name(of: Int(place)).text(ordinal: Int(ordinal)) }
    /// `Collection.Folder.Folder`, dots inside a name replaced (CI-1.4).
    package var className: String { source.className(of: Int(place)) }
    package var axis: Axis { source.axis }
    /// What it puts to the test.
    package var promise: Promise { source.promise(of: Int(place)) }
    package var location: SourceLocation { source.location(of: Int(place)) }
    /// What to know of it whatever its verdict: warnings of lint, how far its promise goes.
    package var notes: [String] { source.notes(of: Int(place)) }

    /// By which reports, shards and baselines know it: 16 hexadecimal digits, the same in every run, wherever its lines
    /// move and however its promise is worded.
    package var id: String { StableHash.text(of: identity) }

    /// The id that earlier versions made of class name and name; baselines may still hold it.
    package var formerID: String { StableHash.text(of: StableHash(className).adding(name).value) }

    /// Makes it the second, third and so on of its name.
    mutating func number(ofName ordinal: Int) { self.ordinal = Int32(ordinal) }

    /// Makes it the second, third and so on of its id.
    mutating func number(ofIdentity ordinal: Int) { identity = StableHash(identity).adding("\(ordinal)").value }

    /// Its name, before it has a number.
    var planName: CaseName { source.name(of: Int(place)) }

    // MARK: What it does

    package var work: Work {
        get { source.work(of: [Int(place)])[0] }
        set { source = WrittenCase(source, Int(place), work: newValue) }
    }

    /// What it needs to be run, without making what it sends and expects; nil where nothing is sent.
    var demand: Demand? { source.demand(of: Int(place)) }

    /// Whether both come from one source, so that what they do is made together.
    func isMade(with other: Case) -> Bool { source === other.source }

    /// What each of the cases does.
    static func works(_ cases: ArraySlice<Case>) -> [Work] {
        var works: [Work] = []
        var rest = cases
        while let first = rest.first {
            let together = rest.prefix { $0.isMade(with: first) }
            works += first.source.work(of: together.map { Int($0.place) })
            rest = rest.dropFirst(together.count)
        }
        return works
    }

    /// What a scenario needs of whoever runs it.
    struct Demand: Sendable {
        var setups: [MockSetup]
        var needsOwnMocks = false
        /// How long its responses are held back, as far as that is measured.
        var delay = Duration.zero
        /// How many of its steps have an outcome to judge.
        var judgedSteps = 1
    }
}
