#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The reports that an earlier run left under names which this run did not use; CI would read them with ours.
enum StaleReports {
    /// `reports/TEST-mockcheck-2.xml` for `reports/TEST-mockcheck.xml`.
    static func numbered(_ path: String, _ number: Int) -> String {
        let (stem, suffix) = split(path)
        return "\(stem)-\(number)\(suffix)"
    }

    /// Removes numbered files beyond those kept, and the whole report where the run was split; nothing else.
    /// - Parameter count: How many numbered files this run wrote; nil where it wrote one file without a number.
    static func remove(path: String, keeping count: Int?) {
        if count != nil {
            unlink(path)
        }
        var number = (count ?? 0) + 1
        // Earlier runs numbered without a gap.
        while unlink(numbered(path, number)) == 0 {
            number += 1
        }
    }

    private static func split(_ path: String) -> (stem: Substring, suffix: String) {
        path.hasSuffix(".xml") ? (path.dropLast(4), ".xml") : (path[...], "")
    }
}
