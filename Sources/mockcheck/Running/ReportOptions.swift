/// Where the JUnit report goes, and how it is split (product V-6).
struct ReportOptions {
    var junitPath: String
    /// Cases per file, where a reader wants small files.
    var casesPerFile: Int?

    /// - Parameter reporters: as written after `--reporter`: `junit`, `junit=PATH`, `junit=PATH,split=5000`.
    init(reporters: [String], directory: String) throws {
        junitPath = directory.hasSuffix("/") ? directory + "TEST-mockcheck.xml" : directory + "/TEST-mockcheck.xml"
        for text in reporters {
            var parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            let head = parts.removeFirst().split(separator: "=", maxSplits: 1).map(String.init)
            guard head.first == "junit" else {
                throw CommandProblem.usage("there is no reporter '\(head.first ?? "")' yet; this version writes junit")
            }
            if head.count > 1 { junitPath = head[1] }
            for option in parts {
                guard option.hasPrefix("split="), let count = Int(option.dropFirst(6)), count > 0 else {
                    throw CommandProblem.usage("'\(option)' is no option of junit; it takes split=N")
                }
                casesPerFile = count
            }
        }
    }
}
