import Foundation
package import MockFiles
package import Verification

/// Takes a baseline whose cases are known by ids that earlier versions made of their names over to the ids of now.
package struct BaselineUpgrade {
    /// The id of now for each former one that the baseline holds; empty where there is nothing to do.
    private let ids: [String: String]

    package init(_ baseline: Baseline, _ plan: RunPlan) {
        let cases = plan.mocks.lazy.flatMap(\.suites).flatMap(\.cases)
        var unknown = Set(baseline.cases.map(\.id))
        if !unknown.isEmpty { cases.forEach { unknown.remove($0.id) } }
        var ids: [String: String] = [:]
        if !unknown.isEmpty {
            for planned in cases where unknown.contains(planned.formerID) { ids[planned.formerID] = planned.id }
        }
        self.ids = ids
    }

    package func upgraded(_ baseline: Baseline) -> Baseline {
        var baseline = baseline
        for index in baseline.cases.indices {
            if let id = ids[baseline.cases[index].id] { baseline.cases[index].id = id }
        }
        return baseline
    }

    /// Rewrites nothing but the ids in the file, so that comments and order stay, and says so on standard error.
    func rewrite(_ path: String) {
        guard !ids.isEmpty else { return }
        do {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            try Data(Self.text(text, with: ids).utf8).write(to: URL(filePath: path), options: .atomic)
            StandardError.write(
                "mockcheck: \(path): the case ids of an earlier version were replaced by those of this one\n")
        } catch {
            StandardError.write(
                "mockcheck: \(path) has case ids of an earlier version and cannot be rewritten: "
                    + "\(error.reason)\n")
        }
    }

    package static func text(_ text: String, with ids: [String: String]) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard let key = line.firstRange(of: "id:"),
                let old = line[key.upperBound...].firstMatch(of: /[0-9a-f]{16}/), let new = ids[String(old.0)]
            else { return String(line) }
            return String(line[..<old.range.lowerBound]) + new + line[old.range.upperBound...]
        }.joined(separator: "\n")
    }
}
