/// What becomes of one saved example of a file.
enum ExampleOutcome {
    case example(Example)
    /// No mock can serve it; a diagnostic says why.
    case leftOut
}

/// How many examples of a collection have been read.
struct ExampleCount {
    /// The left-out ones included; the place of the next one.
    private(set) var count = 0
    private(set) var leftOutCount = 0

    mutating func add(_ outcome: consuming ExampleOutcome, to item: inout RequestItem) {
        count += 1
        switch outcome {
        case .example(let example): item.examples.append(example)
        case .leftOut: leftOutCount += 1
        }
    }

    mutating func add(_ others: ExampleCount) {
        count += others.count
        leftOutCount += others.leftOutCount
    }
}

/// Reads what the responses of all formats have in common.
struct ResponseReader {
    let log: ReadingLog

    /// The status code, nil inside for none; nil as a whole where HTTP cannot carry it (D12).
    func code(_ value: JSONValue?) -> (value: Int?, Void)? {
        guard let value, !value.isNull else { return (nil, ()) }
        if let text = value.string, text.utf8.allSatisfy({ $0 <= 0x20 }) { return (nil, ()) }
        guard let code = value.integer ?? value.string.flatMap({ Int($0.filter { $0 != " " }) }) else {
            log.fail(
                .codeNotServable,
                "the status code \(String(decoding: value.sourceBytes.prefix(60), as: UTF8.self)) is not a number; the example is left out",
                help: "write the code as a number", at: value)
            return nil
        }
        guard (200...999).contains(code) else {
            log.fail(
                .codeNotServable, "\(code) is not a valid status code (200–599); the example is left out",
                help: "use a code from 200 to 599", at: value)
            return nil
        }
        return (code, ())
    }

    /// The bytes of a body that is there.
    func body(_ value: JSONValue) -> [UInt8] {
        if let bytes = value.stringBytes { return bytes }
        log.warn(
            .bodyNotText, "an example's body is \(value.kindName) and is served as written in the file",
            help: "write the body as a text", at: value)
        return Array(value.sourceBytes)
    }
}

extension Example {
    /// An id for an example that has none; it sorts by the place in the file (D19).
    static func derivedID(_ index: Int) -> String {
        let digits = String(index, radix: 16)
        return "00000000-0000-5000-8000-" + String(repeating: "0", count: max(0, 12 - digits.utf8.count)) + digits
    }
}
