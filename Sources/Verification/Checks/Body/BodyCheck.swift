import HTTPMessage

/// The body must be what the expectation says of it.
enum BodyCheck {
    static func run(_ expectation: Expectation, _ reply: Reply, _ failures: inout [CheckFailure]) {
        let finding: Finding? =
            switch expectation.body {
            case .any: nil
            case .text: reply.body.isEmpty ? Finding(text: "expected a text that says what is wrong, got nothing") : nil
            case .exactly(let bytes): ExactBody.compare(expected: bytes, actual: reply.body)
            case .equivalent(let bytes): EquivalentBody.compare(expected: bytes, actual: reply.body)
            case .template(let parts): TemplateBody.compare(parts, actual: reply.body)
            case .error(let name):
                ErrorEnvelope.compare(name: name, texts: expectation.errorTexts, actual: reply.body)
            }
        guard let finding else { return }
        failures.append(
            CheckFailure(.body, promise: expectation.promise, text: finding.text, difference: finding.difference))
    }

    /// What is wrong with a body.
    struct Finding {
        var text: String
        var difference = ""
    }
}
