import CLibXML2

/// The library behind this module: its version, its one-time start and its error channel.
package enum LibXML2 {
    /// The version that runs, which may be newer than the one compiled against: `2.9.14`.
    package static var version: String {
        guard let text = mockcheck_libxml2_version(), let number = Int(String(cString: text).prefix { $0.isNumber })
        else { return "unknown" }
        return "\(number / 10000).\(number / 100 % 100).\(number % 100)"
    }

    /// Must be touched before threads share the library; a static is initialised exactly once.
    private static let started: Void = xmlInitParser()

    /// Runs the body with every complaint of the library collected instead of printed on stderr.
    ///
    /// The channel belongs to the thread, so the body must not suspend; it is synchronous for that reason.
    static func collectingProblems<Result>(
        limit: Int = 100, _ body: () throws -> Result
    ) rethrows -> (result: Result, problems: [XMLProblem]) {
        let collector = ProblemCollector(limit: limit)
        return (try collectingProblems(in: collector, body), collector.problems)
    }

    /// The same for many calls, whose complaints are added up.
    static func collectingProblems<Result>(
        in collector: ProblemCollector, _ body: () throws -> Result
    ) rethrows -> Result {
        _ = started
        return try withExtendedLifetime(collector) {
            let context = Unmanaged.passUnretained(collector).toOpaque()
            // The parameter is `xmlErrorPtr` in 2.9 and `const xmlError *` since 2.12: an inferred type fits both.
            xmlSetStructuredErrorFunc(context) { context, error in
                guard let context, let error else { return }
                let collector = Unmanaged<ProblemCollector>.fromOpaque(context).takeUnretainedValue()
                collector.add(line: Int(error.pointee.line), message: error.pointee.message)
            }
            defer { xmlSetStructuredErrorFunc(nil, nil) }
            return try body()
        }
    }
}

/// One complaint of libxml2 about a document.
package struct XMLProblem: Sendable, Hashable, CustomStringConvertible {
    /// From 1; 0 where libxml2 knows no line.
    package var line: Int
    package var message: String

    package init(line: Int, message: String) {
        self.line = line
        self.message = message
    }

    package var description: String { "line \(line): \(message)" }
}

/// What the error callback fills; a hostile document must not make it grow without bound.
final class ProblemCollector {
    private(set) var problems: [XMLProblem] = []
    private let limit: Int

    init(limit: Int = 100) {
        self.limit = limit
    }

    func add(line: Int, message: UnsafePointer<CChar>?) {
        guard problems.count < limit else { return }
        var text = message.map { String(cString: $0) } ?? "unknown problem"
        while text.last?.isWhitespace == true {
            text.removeLast()
        }
        problems.append(XMLProblem(line: line, message: text))
    }
}
