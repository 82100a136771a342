import HTTPMessage

/// A call of which other targets are tried: what the rest of it says to the matcher is found out once.
final class TargetTrial {
    let matcher: Matcher
    let call: Call
    let target: Target
    /// That of the call, in upper case.
    let methodName: String
    private let method: Matcher.Method?
    private let selection: Matcher.Selection
    private let filter: MemberFilter

    init(_ matcher: Matcher, _ call: Call) {
        self.matcher = matcher
        self.call = call
        target = Target(call.target)
        methodName = call.method.uppercased()
        let selectors = Selectors(call.headers)
        method = matcher.methods[methodName]
        selection = method.map { matcher.selection(selectors, in: $0) } ?? .nothing
        filter = MemberFilter(call: call, selectors: selectors, matcher: matcher)
    }

    /// Whether nothing but its method and target decides who answers.
    var isOpen: Bool {
        if case .left(let eligible) = selection { eligible.isEverything && filter.isOpen } else { false }
    }

    /// The number of the example that answers the call with another target.
    func winner(of target: String) -> Int? {
        switch selection {
        case .nothing: return nil
        case .picked(let number, _): return number
        case .left(let eligible):
            let inquiry = Matcher.Inquiry(target, filter, matcher)
            return method.flatMap { matcher.bestByURL(inquiry, in: $0, eligible)?.member }
        }
    }
}
