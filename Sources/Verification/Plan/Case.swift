package import HTTPMessage
package import PostmanModel

/// One request of the matrix, or one short scenario, with everything that decides its verdict.
package struct Case: Sendable {
    /// Its place in the whole plan, from 0, whichever shard runs it.
    package var number = 0
    /// What its id says, unique over the run.
    var identity: UInt64
    /// Unique with `className` over the run, and the same in every run: item, call, expectation, variant.
    package var name: String
    /// `Collection.Folder.Folder`, dots inside a name replaced (CI-1.4).
    package var className: String
    package var axis: Axis
    /// What it puts to the test.
    package var promise: Promise
    package var location: SourceLocation
    package var work: Work
    /// What to know of it whatever its verdict: warnings of lint, how far its promise goes.
    package var notes: [String] = []

    package enum Work: Sendable, Hashable {
        case run(Scenario)
        /// Not asked, with the sentence that says why (V-4).
        case skip(reason: String)
        /// Kept by the collection itself, without a call: a coverage that suffices (V-5).
        case pass
        /// Broken by the collection itself, without a call: an example that no call can get (V-4).
        case fail(PlannedFailure)
        /// Broken by what a client sent before the plan was made.
        case judged(Failure)
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
        identity = site.identity(axis, promise, detail: detail).value
        self.name = name
        className = site.className
        self.axis = axis
        self.promise = promise
        location = site.location
        self.work = work
        self.notes = notes
    }

    /// By which reports, shards and baselines know it: 16 hexadecimal digits, the same in every run, wherever its lines
    /// move and however its promise is worded.
    package var id: String { StableHash.text(of: identity) }

    /// The id that earlier versions made of class name and name; baselines may still hold it.
    package var formerID: String { StableHash.text(of: StableHash(className).adding(name).value) }
}
