/// Turns the events of a run into one kind of output.
///
/// Events come in plan order, one at a time. A reporter never reaches back into the run.
package protocol Reporter {
    mutating func record(_ event: Event) throws
    /// Completes the output: after the last event, or after a signal. A file appears whole or not at all.
    mutating func finish() throws
}
