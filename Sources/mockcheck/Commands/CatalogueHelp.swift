import ArgumentParser
import MockcheckKit
import PostmanModel
import Verification

/// What help texts and completions say of the catalogues: axes, reporters, dialects, profiles.
enum CatalogueHelp {
    static var axes: String { table(Axis.planned.map { ($0.rawValue, $0.summary) }) }
    static var axisNames: CompletionKind { .list(Axis.planned.map(\.rawValue)) }

    static var reporters: String { table(ReporterCatalogue.all.map { ($0.name, $0.summary) }) }
    static var reporterNames: CompletionKind { .list(ReporterCatalogue.all.map(\.name)) }
    static var reporterList: String { alternatives(ReporterCatalogue.all.map(\.name)) }

    static var dialectNames: CompletionKind { .list(JUnitDialect.allCases.map(\.rawValue)) }
    static var dialectList: String { alternatives(JUnitDialect.allCases.map(\.rawValue)) }

    static var profileNames: CompletionKind { .list(Profile.allCases.map(\.rawValue)) }

    /// A line or more for each entry, summaries in one column: the parser would break longer lines without it.
    private static func table(_ rows: [(name: String, summary: String)]) -> String {
        let width = rows.map(\.name.count).max() ?? 0
        let margin = String(repeating: " ", count: width + 4)
        return rows.map { name, summary in
            "  \(TerminalText.padded(name, to: width))  "
                + TerminalText.wrapped(summary, to: 78 - width - 4).joined(separator: "\n" + margin)
        }.joined(separator: "\n")
    }

    /// `portable, jenkins, ant or surefire`.
    private static func alternatives(_ names: [String]) -> String {
        names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
    }
}
