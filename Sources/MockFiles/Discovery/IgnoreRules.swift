/// The rules of the ignore files from the repository's root down to one directory, as git applies them.
struct IgnoreRules {
    /// Read in this order in each directory; the last rule that matches decides.
    private static let fileNames = [".gitignore", ".ignore", ".mockcheckignore"]
    /// A file with rules beyond this size in bytes is none.
    private static let byteLimit = 1 << 20

    private struct Level {
        /// How many path components lie above the directory of these rules.
        var depth: Int
        var rules: [IgnoreRule]
    }

    private var levels: [Level] = []

    /// Adds the rules of a directory that lies `depth` components below the root.
    mutating func read(in directory: String, depth: Int) {
        let rules = IgnoreRules.fileNames.flatMap { name in
            let content = try? FileSystem.read(FilePath.join(directory, name), limit: IgnoreRules.byteLimit)
            return IgnoreRule.rules(in: String(decoding: content ?? [], as: UTF8.self))
        }
        if !rules.isEmpty { levels.append(Level(depth: depth, rules: rules)) }
    }

    /// Whether the file or directory of these components, counted from the root, is left out.
    ///
    /// Its parents must have been asked before: git never looks into an excluded directory.
    func ignores(_ components: [String], isDirectory: Bool) -> Bool {
        for level in levels.reversed() {
            let path = components[level.depth...].joined(separator: "/")
            let deciding = level.rules.last { $0.matches(path, isDirectory: isDirectory) }
            if let deciding { return !deciding.isNegated }
        }
        return false
    }
}

/// One line of an ignore file.
struct IgnoreRule {
    /// True for a line with `!`, which takes a file back in.
    let isNegated: Bool
    private let isForDirectories: Bool
    /// True without a slash in the pattern: it is compared with the last component only.
    private let isForNames: Bool
    private let glob: Glob

    /// Nil for a comment and for a line without a pattern.
    init?(line: some StringProtocol) {
        var pattern = IgnoreRule.withoutTrailingBlanks(line)
        guard !pattern.hasPrefix("#") else { return nil }
        isNegated = pattern.hasPrefix("!")
        if isNegated { pattern.removeFirst() }
        isForDirectories = pattern.hasSuffix("/")
        if isForDirectories { pattern.removeLast() }
        guard !pattern.isEmpty else { return nil }
        isForNames = !pattern.contains("/")
        if pattern.hasPrefix("/") { pattern.removeFirst() }
        glob = Glob(pattern)
    }

    /// The rules of a file's text.
    static func rules(in text: String) -> [IgnoreRule] {
        let withoutMark =
            text.unicodeScalars.first == "\u{FEFF}" ? text.unicodeScalars.dropFirst() : text.unicodeScalars[...]
        return withoutMark.split(separator: "\n").compactMap { line in
            IgnoreRule(line: Substring(line.last == "\r" ? line.dropLast() : line))
        }
    }

    /// Whether the rule speaks of this path, which is relative to the directory of the ignore file.
    func matches(_ path: String, isDirectory: Bool) -> Bool {
        if isForDirectories, !isDirectory { return false }
        return glob.matches(isForNames ? FilePath.name(of: path) : path)
    }

    /// A blank at the end counts only behind a backslash.
    private static func withoutTrailingBlanks(_ line: some StringProtocol) -> String {
        var text = String(line)
        while text.hasSuffix(" ") {
            let backslashes = text.dropLast().reversed().prefix { $0 == "\\" }.count
            if backslashes % 2 == 1 { break }
            text.removeLast()
        }
        return text
    }
}
