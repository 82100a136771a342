import HTTPMessage
import PostmanModel

/// What the mock's `config` switches, each asked of the first example that shows it (B-2.04).
struct ConfiguredCalls {
    private let context: PlanContext
    private let candidates: [(rival: Rival, call: Call)]

    init(_ context: PlanContext) {
        self.context = context
        candidates = context.oracle.rivals.compactMap { rival in
            guard context.isPlain(rival.index), let call = context.saved(rival.index).call else { return nil }
            return (rival, call)
        }
    }

    var all: [DerivedCall] { bodies + headers + parameters + wildcards }

    private var base: MatchSettings { context.options.matching }

    private var bodies: [DerivedCall] {
        guard let (rival, call) = candidates.first(where: { !$0.call.body.isEmpty }) else { return [] }
        var settings = base
        settings.matchBody = true
        let plain = call.without("x-mock-match-request-body")
        var different = plain
        different.body = Array("{\"mockcheck\":\"other\"}".utf8)
        let off = different.with("x-mock-match-request-body", "false")
        return [
            DerivedCall(.matching.configuredEqualBody, plain, settings: settings, rival: rival.index),
            DerivedCall(
                .matching.configuredOtherBody, different, settings: settings,
                rival: rival.index),
            DerivedCall(.matching.bodySwitchedOff, off, settings: settings, rival: rival.index),
            DerivedCall(
                .matching.bodyFlagCase, different.with("x-mock-match-request-body", "True"), settings: base,
                rival: rival.index),
        ]
    }

    private var headers: [DerivedCall] {
        for (rival, call) in candidates {
            let field = call.headers.fields.first { field in
                let name = field.name.lowercased()
                return name != "content-type" && !name.hasPrefix("x-mock-") && !field.value.isEmpty
                    && call.headers.values(of: name).count == 1
            }
            guard let field else { continue }
            var settings = base
            settings.headers = [field.name]
            let different = call.with(field.name, "mockcheck-other")
            var off = settings
            off.matchHeader = false
            return [
                DerivedCall(
                    .matching.configuredEqualHeader, call, settings: settings, rival: rival.index),
                DerivedCall(
                    .matching.configuredOtherHeader, different, settings: settings,
                    rival: rival.index),
                DerivedCall(
                    .matching.ownHeaderList,
                    different.with("x-mock-match-request-headers", "x-mockcheck-absent"), settings: settings,
                    rival: rival.index),
                DerivedCall(
                    .matching.headersOff, different, settings: off, rival: rival.index),
            ]
        }
        return []
    }

    private var parameters: [DerivedCall] {
        guard let (rival, call) = candidates.first(where: { $0.call.target.contains("?") }) else { return [] }
        var settings = base
        settings.matchQueryParams = false
        var bare = call
        bare.target = String(call.target.prefix { $0 != "?" })
        return [
            DerivedCall(.matching.parametersOff, call, settings: settings, rival: rival.index),
            DerivedCall(
                .matching.parametersOffNone, bare, settings: settings, rival: rival.index),
        ]
    }

    private var wildcards: [DerivedCall] {
        guard let (rival, call) = candidates.first(where: { $0.rival.path.pattern != nil }) else { return [] }
        var settings = base
        settings.matchWildcards = false
        return [DerivedCall(.matching.wildcardsOff, call, settings: settings, rival: rival.index)]
    }
}
