import HTTPMessage

/// Redacted twins of what a reply is compared with.
///
/// Judging the twins gives messages and differences that were never cut through the middle of a secret.
extension Redactor {
    func redact(_ reply: Reply) -> Reply {
        Reply(
            status: reply.status, headers: HeaderList(reply.headers.fields.map(redact)), body: redact(reply.body))
    }

    func redact(_ expectation: Expectation) -> Expectation {
        var expectation = expectation
        expectation.headers = expectation.headers.map(redact)
        switch expectation.body {
        case .any, .text, .error: break
        case .exactly(let bytes): expectation.body = .exactly(redact(bytes))
        case .equivalent(let bytes): expectation.body = .equivalent(redact(bytes))
        case .template(let parts):
            expectation.body = .template(
                parts.map { part in
                    if case .literal(let bytes) = part { .literal(redact(bytes)) } else { part }
                })
        }
        return expectation
    }

    private func redact(_ field: HeaderField) -> HeaderField {
        HeaderField(field.name, redact(field.value))
    }
}
