package import MockCore

/// One request of the matrix, or one short scenario, with everything that decides its verdict.
package struct Case: Sendable {
    /// Its place in the whole plan, from 0, whichever shard runs it.
    package var number = 0
    /// Unique with `className` over the run, and the same in every run: item, call, expectation, variant.
    package var name: String
    /// `Collection.Folder.Folder`, dots inside a name replaced (CI-1.4).
    package var className: String
    package var axis: Axis
    package var location: SourceLocation
    package var work: Work

    package enum Work: Sendable, Hashable {
        case run(Scenario)
        /// Not asked, with the sentence that says why (V-4).
        case skip(reason: String)
        /// Kept by the collection itself, without a call: a coverage that suffices (V-5).
        case pass
        /// Broken by the collection itself, without a call: an example that `--strict` wants reachable and is not (V-4).
        case fail(message: String, details: [String])
        /// Could not even be planned: a collection that does not load.
        case error(message: String, details: [String])
    }

    package init(name: String, className: String, axis: Axis, location: SourceLocation, work: Work) {
        self.name = name
        self.className = className
        self.axis = axis
        self.location = location
        self.work = work
    }
}
