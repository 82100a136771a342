package import HTTPMessage
package import PostmanModel
import XMLSupport

/// What is to change in a saved example so that it says what a back end says (product T-5).
package struct ExampleRevision: Sendable {
    package var location: SourceLocation
    /// Nil where it stays.
    package var status: Int?
    /// The value of Content-Type, where that changes.
    package var contentType: String?
    package var newHeaders: [(name: String, value: String)] = []
    /// Of the body as it is saved.
    package var body: [TextEdit] = []
    /// How many values stay out because they are secret.
    package var secretCount = 0

    package var isEmpty: Bool { status == nil && contentType == nil && newHeaders.isEmpty && body.isEmpty }
}

/// Works out from answers what is to change in the examples they were compared with.
package struct ExampleReviser: Sendable {
    package enum Outcome: Sendable {
        /// The example says it already.
        case agrees
        case revised(ExampleRevision)
        /// It has to be changed by hand; why.
        case left(reason: String)
    }

    private let includesVolatile: Bool
    private let isSecret: @Sendable (_ text: String, _ name: String) -> Bool

    /// - Parameters:
    ///   - includesVolatile: whether to write what differs from one answer to the next, too.
    ///   - isSecret: whether a text, and the name it stands under, must not be written.
    package init(
        includesVolatile: Bool, isSecret: @escaping @Sendable (_ text: String, _ name: String) -> Bool
    ) {
        self.includesVolatile = includesVolatile
        self.isSecret = isSecret
    }

    /// - Parameters:
    ///   - again: the answer to the same request right afterwards; nil where it was not sent twice.
    ///   - body: the saved body of the example that begins at a place.
    package func outcome(
        of reply: Reply, again: Reply?, against expected: ContractExpectation, body: (SourceLocation) -> [UInt8]?
    ) -> Outcome {
        let judgement = ContractJudge.judgement(of: reply, against: expected, promise: Promise("contract", "contract"))
        if let reason = judgement.notComparable { return .left(reason: reason) }
        guard !judgement.failures.isEmpty || !judgement.drift.isEmpty else { return .agrees }
        let exact = expected.contracts.first { $0.status == reply.status }
        // Another kind of answer is another example: nobody wants an error saved over what should come.
        guard let contract = exact ?? expected.contracts.first(where: { $0.status / 100 == reply.status / 100 }) else {
            return .left(reason: "the answer is \(ReasonPhrase.line(reply.status)), which no example of it has")
        }
        guard let old = body(contract.location) else { return .left(reason: "the example is not there any more") }
        var revision = ExampleRevision(location: contract.location)
        if exact == nil { revision.status = reply.status }
        if !expected.isHEAD, reply.status != 204, reply.status != 304 {
            if let reason = revise(&revision, old, contract, reply, again) { return .left(reason: reason) }
        }
        addHeaders(of: reply, contract, to: &revision)
        return revision.isEmpty && revision.secretCount == 0 ? .agrees : .revised(revision)
    }

    private func addHeaders(of reply: Reply, _ contract: Contract, to revision: inout ExampleRevision) {
        guard !contract.headerNames.isEmpty else { return }
        for field in reply.headers.fields {
            let name = field.name.lowercased()
            guard !contract.headerNames.contains(name), !CommonHeaders.includes(name),
                !SensitiveHeader.includes(name), !revision.newHeaders.contains(where: { $0.name == field.name })
            else { continue }
            if isSecret(field.value, field.name) {
                revision.secretCount += 1
            } else {
                revision.newHeaders.append((field.name, field.value))
            }
        }
    }

    /// - Returns: why the body has to be changed by hand; nil where it has not.
    private func revise(
        _ revision: inout ExampleRevision, _ old: [UInt8], _ contract: Contract, _ reply: Reply, _ again: Reply?
    ) -> String? {
        guard String(validating: reply.body, as: UTF8.self) != nil else { return "the answer's body is not text" }
        if let type = reply.headers["content-type"], let parsed = MediaType(type), !contract.mediaTypes.isEmpty,
            !contract.mediaTypes.contains(parsed.essence)
                || contract.charset != nil
                    && parsed.parameter("charset")?.lowercased() ?? contract.charset
                        != contract.charset
        {
            revision.contentType = type
        }
        switch contract.body {
        case .none: return replaceAll(&revision, old, reply, again)
        case .opaque:
            // Of texts and pictures nothing but the type is compared.
            return revision.contentType == nil ? nil : replaceAll(&revision, old, reply, again)
        case .xml:
            guard XMLTree.root(of: reply.body) != nil else { return "the answer's body is not XML" }
            return replaceAll(&revision, old, reply, again)
        case .json:
            guard let document = try? JSONDocument.parse(reply.body) else { return "the answer's body is not JSON" }
            let second = again.flatMap { again in
                again.status == reply.status ? (try? JSONDocument.parse(again.body))?.root : nil
            }
            var rules = JSONRevision.Rules(includesVolatile: includesVolatile, isSecret: isSecret)
            rules.ignored = contract.rules.ignored
            guard let json = JSONRevision(of: old, to: document.root, again: second, rules) else {
                return "the example's body is not JSON"
            }
            revision.body = json.edits
            revision.secretCount += json.secretCount
            return nil
        }
    }

    /// Puts the whole body in place of the example's.
    private func replaceAll(
        _ revision: inout ExampleRevision, _ old: [UInt8], _ reply: Reply, _ again: Reply?
    ) -> String? {
        guard reply.body != old, !reply.body.isEmpty else { return nil }
        guard includesVolatile || again?.body == reply.body else {
            return "its body differs from one answer to the next; --update-examples=all writes it"
        }
        guard !TokenPiece.mayOccur(in: old) else { return "its body has variables" }
        guard !isSecret(String(decoding: reply.body, as: UTF8.self), "") else {
            return "the answer's body has a secret"
        }
        revision.body = [TextEdit(0..<old.count, reply.body)]
        return nil
    }
}
