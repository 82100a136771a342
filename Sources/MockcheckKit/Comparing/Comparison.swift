import Foundation
import MockFiles
package import PostmanModel

/// A comparison from the words of a command line to its exit code.
package struct Comparison {
    package let report: ComparisonReport
    /// What is wrong with the files of either side.
    package let errors: [Diagnostic]
    private let hasBrokenFiles: Bool
    private let isEmpty: Bool

    /// - Parameter oldEnvironment: the environment of the old side, where it is not that of both.
    /// - Throws: `CommandProblem` where an option or a side cannot be used.
    package init(_ words: [String], _ settings: InputSettings, oldEnvironment: String? = nil) throws {
        let sources = try ComparisonSource.sides(words)
        var oldSettings = settings
        oldSettings.environment = oldEnvironment ?? settings.environment
        let (old, new) = try Self.sides(sources, oldSettings, settings)
        report = ComparisonReport(old, new)
        let both = [old, new]
        errors = both.flatMap { side in
            side.workload.diagnostics.filter { $0.severity == .error }.map { error in
                var error = error
                error.location = side.shown(error.location)
                return error
            }
        }
        hasBrokenFiles = both.contains { !$0.workload.brokenFiles.isEmpty }
        isEmpty = both.allSatisfy(\.workload.mocks.isEmpty)
    }

    private static func sides(
        _ sources: (old: ComparisonSource, new: ComparisonSource), _ oldSettings: InputSettings,
        _ settings: InputSettings
    ) throws -> (ComparedSide, ComparedSide) {
        // Of paths of the working tree the revision may lack some, and the tree may lack what the revision has.
        guard case (.revision(_, []), .paths(let paths)) = sources else {
            return (try ComparedSide(sources.old, oldSettings), try ComparedSide(sources.new, settings))
        }
        let old = try ComparedSide(sources.old, beside: paths, oldSettings)
        let present = paths.filter { FileManager.default.fileExists(atPath: $0) }
        let isGone = present.isEmpty && !old.workload.mocks.isEmpty
        return (old, isGone ? ComparedSide() : try ComparedSide(.paths(present.isEmpty ? paths : present), settings))
    }

    package func status(failingOn gate: ComparisonReport.Gate) -> ExitStatus {
        if hasBrokenFiles { return .unusableInput }
        if report.fails(gate) { return .caseFailed }
        return isEmpty ? .nothingSelected : .success
    }
}
