package import HTTPMessage
import PostmanModel

extension Mock {
    /// A call to try the mock with: one that needs no header and no body and is answered, by a success and with GET
    /// where there is one. Nil for a mock that answers nothing of that kind.
    package var sampleCall: (method: String, target: String)? {
        // Large collections have such a call among their first examples, or have none.
        let candidates = matcher.examples.indices.prefix(500).filter { !matcher.examples[$0].mayHaveBody }
        let calls = candidates.lazy.map { [matcher] number in
            ChangeFinder(matcher, Call(method: "GET", target: "/"), example: number).ownCall
        }
        var first: (method: String, target: String)?
        for call in calls {
            let bare = Call(method: call.method, target: call.target)
            guard case .matched(let match) = matcher.match(bare) else { continue }
            let isSuccess = (200..<300).contains(matcher.examples[match.example].code ?? 200)
            if isSuccess, bare.method == "GET" { return (bare.method, bare.target) }
            if first == nil { first = (bare.method, bare.target) }
        }
        return first
    }

    /// A call that one example answers, as much like its own request as can be.
    ///
    /// - Parameter number: in file order.
    package func call(forExample number: Int) -> Call {
        let own = ChangeFinder(matcher, Call(method: "GET", target: "/"), example: number).ownCall
        guard answeringExample(of: own)?.number != number else { return own }
        return ChangeFinder(matcher, own, example: number).smallest()?.applied(to: own) ?? own
    }
}
