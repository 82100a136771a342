import HTTPMessage
import MockCore
import PostmanModel

@testable import Verification

/// Collections whose examples nearly agree, and calls that nearly fit: every step of the comparison has work to do.
struct AgreementSample {
    private var random: SplitMix64

    init(seed: UInt64) {
        var mixer = SplitMix64(seed: seed)
        random = SplitMix64(seed: mixer.next())
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &random)]
    }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    private mutating func several<Element>(_ most: Int, _ make: (inout AgreementSample) -> Element) -> [Element] {
        (0..<Int.random(in: 0...most, using: &random)).map { _ in make(&self) }
    }

    // MARK: Collections

    mutating func options() -> PlanOptions {
        var options = PlanOptions(mockName: "Sample")
        options.configuration.profile = pick([.current, .current, .current, .november2022, .classic])
        options.configuration.matching.matchBody = chance(20)
        options.configuration.matching.matchQueryParams = chance(85)
        options.configuration.matching.matchWildcards = chance(85)
        if chance(20) { options.configuration.matching.headers = ["Accept"] }
        return options
    }

    mutating func collection() -> PostmanModel.Collection {
        // Many examples on few paths, or few on many: each has an index of its own.
        let depth = chance(20) ? 1 : 3
        let base = pick(["https://films.example", "https://films.example/v1", "https://films.example/V1/"])
        let count = chance(10) ? 60 : Int.random(in: 1...16, using: &random)
        var collection = PostmanModel.Collection(
            file: "sample.json", format: .v21, name: "Sample",
            variables: [Variable("baseUrl", base), Variable("known", "b")])
        collection.requests = (0..<count).map { request(number: $0, depth: depth) }
        return collection
    }

    private mutating func request(number: Int, depth: Int) -> RequestItem {
        let location = SourceLocation(file: "sample.json", line: number + 1)
        let request = SavedRequest(
            method: pick(["GET", "GET", "GET", "get", "POST"]),
            url: SavedURL(
                host: "{{baseUrl}}", path: path(depth), query: several(3) { $0.queryRow() },
                pathVariables: chance(20) ? [Row("p", pick(["", "a", "7"]))] : []),
            headers: several(1) { Row("Accept", $0.pick(["text/plain", "application/json"])) }
                + several(1) { Row("Content-Type", $0.pick(Self.mediaTypes)) },
            body: chance(30) ? .raw(pick(Self.bodies), language: pick([nil, "json"])) : nil)
        let examples = (0..<Int.random(in: 1...3, using: &random)).map { place in
            Example(
                id: pick(["1", "2", "a", "b"]) + "-\(number)-\(place)", name: pick(["Ok", "Missing", "One", "Two"]),
                request: request, code: pick([200, 200, 200, 201, 404, nil]),
                body: Array("\(number).\(place) {{v}} {{q}} {{p}} {{known}}".utf8), location: location)
        }
        return RequestItem(name: "Request \(number)", request: request, examples: examples, location: location)
    }

    private mutating func path(_ depth: Int) -> String {
        let segments = (0..<Int.random(in: 0...depth, using: &random)).map { _ in pick(Self.segments) }
        return segments.map { "/" + $0 }.joined() + (chance(15) ? "/" : "")
    }

    private mutating func queryRow() -> Row {
        Row(pick(["a", "a", "b", "A"]), pick(["1", "2", "x", "X", "{{q}}", "{{known}}", nil]), isEnabled: chance(95))
    }

    private static let segments = [
        "a", "A", "b", "films", "Films", "filmz", "resource-1", "resource-2", "1", "42", "0x1f", "é", "a%2Fb", "a%20b",
        "{{v}}", "{{v}}", "{{w}}", ":p", ":p.json", "{{known}}", "550e8400-e29b-41d4-a716-446655440000", "",
    ]
    private static let bodies = [
        "{\"a\":1,\"b\":[true,null]}", "{\"b\":[true,null],\"a\":1.0}", "{\"a\":2}", "[1,2", "x=1", "<a><b/></a>",
        "<a> <b></b> </a>", "{{known}}", "",
    ]
    private static let mediaTypes = ["application/json", "application/json; charset=utf-8", "text/plain", "text/xml"]

    // MARK: Calls

    mutating func call(of collection: PostmanModel.Collection) -> Call {
        let saved = pick(collection.requests).request
        let base = collection.variables.first?.value ?? ""
        var call = Call(
            method: chance(95) ? saved.method.uppercased() : pick(["GET", "POST", "get", "PUT"]),
            target: target(of: saved, below: String(base.dropFirst("https://films.example".count))),
            headers: ["Host": "127.0.0.1"])
        for row in saved.headers where chance(85) { call.headers.append(row.key, row.value ?? "") }
        if case .raw(let text, _) = saved.body, chance(90) { call.body = Array(text.utf8) }
        if chance(10) { call.body = Array(pick(Self.bodies).utf8) }
        if chance(20) { select(&call, in: collection) }
        return call
    }

    private mutating func target(of saved: SavedRequest, below base: String) -> String {
        var segments = (base + saved.url.path).split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        for place in segments.indices {
            let isHole = segments[place].hasPrefix("{{") || segments[place].hasPrefix(":")
            if chance(isHole ? 90 : 8) {
                segments[place] = pick(["a", "A", "b", "films", "resource-3", "7", "a%2Fb", "%C3%A9", "x%20y", "1e5"])
            } else if chance(6) {
                segments[place] = chance(50) ? segments[place].uppercased() : String(segments[place].dropLast())
            }
        }
        if chance(5) { segments.append(pick(["", "a", "1"])) }
        let path = segments.joined(separator: "/")
        let pieces =
            saved.url.query.filter { _ in chance(85) }.map { row in
                let value = row.value.map {
                    "=" + ($0.hasPrefix("{{") || chance(10) ? pick(["1", "b", "X", "%41"]) : $0)
                }
                return row.key + (value ?? "")
            } + (chance(10) ? [pick(["a=1", "b=2", "c", "a=1&a=1"])] : [])
        let query = pieces.isEmpty ? "" : "?" + pieces.joined(separator: "&")
        return PercentCoding.encodeTarget((path.hasPrefix("/") ? path : "/" + path) + query)
    }

    private mutating func select(_ call: inout Call, in collection: PostmanModel.Collection) {
        let example = pick(pick(collection.requests).examples)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: call.headers.append("x-mock-response-code", example.code.map(String.init) ?? "x")
        case 1: call.headers.append("X-Mock-Response-Name", example.name)
        case 2: call.headers.append("x-mock-response-id", chance(50) ? example.id : "9-" + example.id.uppercased())
        case 3: call.headers.append("x-mock-match-request-body", pick(["true", "false"]))
        default: call.headers.append("x-mock-match-request-headers", pick(["accept", "Accept, Content-Type"]))
        }
    }
}
