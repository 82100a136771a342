package import PostmanModel

/// A run read back from a journal or a JSON report, to be reported again or joined with others.
package struct RecordedRun: Sendable {
    package var facts: RunFacts
    package var diagnostics: [Diagnostic] = []
    package var examples: [ExampleFacts] = []
    package var results: [CaseResult] = []
    /// Nil where the record was cut off.
    package var summary: RunSummary?

    /// Says it all again as the run did.
    package func replay(_ emit: (Event) throws -> Void) throws {
        try emit(.runStarted(facts))
        for diagnostic in diagnostics { try emit(.diagnostic(diagnostic)) }
        for example in examples { try emit(.example(example)) }
        var suite: SuiteFacts?
        for result in results {
            if suite != result.suite {
                if let suite { try emit(.suiteFinished(suite)) }
                try emit(.suiteStarted(result.suite))
                suite = result.suite
            }
            try emit(.caseFinished(result))
        }
        if let suite { try emit(.suiteFinished(suite)) }
        try emit(.runFinished(summary ?? cutOffSummary))
    }

    private var cutOffSummary: RunSummary {
        var summary = counted
        summary.interruption = "the record ends here"
        return summary
    }

    /// The counts of the results that are there.
    var counted: RunSummary {
        var summary = RunSummary()
        for result in results {
            summary.count(result)
            summary.duration += result.duration
        }
        return summary
    }
}

/// A record that cannot be read.
package struct RecordProblem: Error, CustomStringConvertible {
    package let description: String
}
