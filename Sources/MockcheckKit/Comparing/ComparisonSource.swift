import Foundation

/// Where one side of a comparison comes from.
package enum ComparisonSource: Sendable, Hashable {
    case paths([String])
    /// Paths below the repository's root, as a git revision has them.
    case revision(String, paths: [String])

    /// The two sides that the words of a command line name (product section 10): two of `PATH` or `REV:PATH`, or a
    /// revision and the paths to compare it with the working tree in.
    ///
    /// - Throws: `CommandProblem` where they name none.
    package static func sides(_ words: [String]) throws -> (old: ComparisonSource, new: ComparisonSource) {
        guard let first = words.first else {
            throw CommandProblem.usage("missing OLD and NEW; for example: mockcheck diff main specs/")
        }
        if words.count == 2, exists(first) || hasPath(first) { return (try side(first), try side(words[1])) }
        if hasPath(first) {
            throw CommandProblem.usage(
                "\(first) needs exactly one NEW to compare it with; for example: mockcheck diff \(first) specs/")
        }
        guard !exists(first) || words.count == 1 else {
            throw CommandProblem.usage("diff takes two paths, or a git revision and any number of paths")
        }
        return (.revision(first, paths: []), .paths(words.count == 1 ? ["."] : Array(words.dropFirst())))
    }

    private static func side(_ word: String) throws -> ComparisonSource {
        if exists(word) || !hasPath(word) { return .paths([word]) }
        let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        return .revision(parts[0], paths: [parts[1]])
    }

    private static func exists(_ path: String) -> Bool { path == "-" || FileManager.default.fileExists(atPath: path) }

    /// `REV:PATH`, which is not a file's name here.
    private static func hasPath(_ word: String) -> Bool {
        !exists(word) && (word.firstIndex(of: ":").map { $0 != word.startIndex } ?? false)
    }
}
