import MockCore

/// The classes into which the request bodies of some examples cut all calls (B-4.36, 4.37).
enum BodyClasses {
    private static let mostBodies = 16

    /// Bodies to send, the first example's own one first, by the settings, with bodies that decide, and without.
    static func choices(of examples: [ServedExample], decide: Bool) -> [BodyChoice] {
        let none = BodyChoice()
        let bodies = PathVariants.unique(examples.map(own))
        let first = bodies.first ?? none
        if bodies.count == 1, !decide { return PathVariants.unique([first, with(first, true), none]) }
        let saved = bodies.filter { $0 != none }.prefix(mostBodies)
        guard !saved.isEmpty || decide else { return [none, BodyChoice(mustMatch: true)] }
        let other = BodyChoice(bytes: Array("{\"sample\":1}".utf8), contentType: "application/json")
        // Where bodies decide, their media types do as well (B-4.36).
        let retyped = decide ? saved.map { BodyChoice(bytes: $0.bytes, contentType: "text/x-sample") } : []
        let sent = [first] + saved + [none, other] + retyped
        return PathVariants.unique(
            sent + sent.map { with($0, true) } + (decide ? sent.map { with($0, false) } : []))
    }

    static func own(_ example: ServedExample) -> BodyChoice {
        RequestWriter.body(of: example).map { BodyChoice(bytes: $0.bytes, contentType: $0.contentType) } ?? BodyChoice()
    }

    private static func with(_ body: BodyChoice, _ flag: Bool) -> BodyChoice {
        var body = body
        body.mustMatch = flag
        return body
    }
}
