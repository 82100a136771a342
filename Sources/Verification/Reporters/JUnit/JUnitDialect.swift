/// The schema that a JUnit report keeps to; no document can keep to all of them (CI-1.2).
package enum JUnitDialect: String, Sendable, CaseIterable {
    /// Jenkins's schema with `file`, `line` and `properties` of a test case, which all parsers take (CI-1.4).
    case portable
    /// `junit-10.xsd` to the letter, as the xUnit plugin wants it.
    case jenkins
    /// The schema of Ant and windyroad: no output of single cases, no attributes at the root.
    case ant
    /// Surefire's schema: one file for each suite.
    case surefire

    /// Whether a test case may say its file and line, and have properties.
    var hasCaseAdditions: Bool { self == .portable }
    var hasCaseOutput: Bool { self != .ant }
    var hasAttempts: Bool { self != .ant }
    var hasRootAttributes: Bool { self != .ant }
    var hasSuiteIdentity: Bool { self != .surefire }
    var hasSuiteFile: Bool { self == .portable || self == .jenkins }
    var hasOneSuitePerFile: Bool { self == .surefire }
}
