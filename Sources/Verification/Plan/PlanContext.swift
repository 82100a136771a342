import HTTPMessage
import PostmanModel

/// What all axes look at: the collection, the oracle, and what each example's saved request gets.
final class PlanContext: Sendable {
    let options: PlanOptions
    let oracle: Oracle
    let collectionLocation: SourceLocation
    let requests: [RequestItem]
    /// All examples of the collection in file order.
    let examples: [ExamplePlace]
    /// Makes calls of saved requests.
    let calls: SavedCall
    /// Who answers each rival's own saved request; nil for one that nobody can send.
    let rulings: [Oracle.Ruling?]
    /// The first example that its own saved request reaches, a GET without a body if there is one.
    let representative: Int?
    /// A method that no example uses and that HTTP knows.
    let unusedMethod: String
    /// A path with more segments than any example's, so that neither wildcards nor similarity reach it.
    let unknownPath: String
    /// Of the collection, for items without any of their own.
    let authorization: Authorization?
    /// Of each request.
    let classNames: [String]
    /// The mock as the manifest has it, without limits, for scenarios that have one.
    let setups: [MockSetup]

    /// Where an example stands.
    struct ExamplePlace: Sendable {
        /// The request, and the example's place among those of the request.
        var request: Int32
        var example: Int32
        /// Nil for one that no status line can carry.
        var rival: Int32?
    }

    init(_ collection: PostmanModel.Collection, environment: Environment?, options: PlanOptions) {
        self.options = options
        authorization = collection.authorization
        let oracle = Oracle(collection, environment: environment, profile: options.profile)
        self.oracle = oracle
        collectionLocation = SourceLocation(file: collection.file)
        requests = collection.requests
        examples = Self.places(of: collection.requests)
        classNames = Self.classNames(of: collection.requests, in: options.mockName)
        setups = [Self.setup(options)]
        calls = SavedCall(bodyLimit: options.bodyLimit, fillsWildcards: options.matching.matchWildcards)
        let calls = calls
        let rulings = oracle.rivals.concurrentMap { rival in
            calls.call(of: rival).call.map { oracle.ruling(on: $0, options.matching) }
        }
        self.rulings = rulings
        let plain = rulings.indices.lazy.filter { Self.isServed($0, by: rulings[$0]) }
        representative =
            plain.first { oracle.rivals[$0].method == "GET" && calls.call(of: oracle.rivals[$0]).call?.body == [] }
            ?? plain.first
        let used = Set(oracle.rivals.map(\.method))
        unusedMethod = ["PURGE", "REPORT", "MKCALENDAR", "UNLOCK", "REBIND"].first { !used.contains($0) } ?? "UNLINK"
        let longest = oracle.rivals.lazy.map { $0.path.literal.decoded.count }.max() ?? 0
        unknownPath = "/mockcheck" + String(repeating: "/nowhere", count: longest + 1)
    }

    /// The same of a mock with other options, as far as they do not change who wins.
    private init(_ other: PlanContext, options: PlanOptions) {
        self.options = options
        (oracle, calls, rulings, requests, examples) =
            (other.oracle, other.calls, other.rulings, other.requests, other.examples)
        (representative, unusedMethod, unknownPath) = (other.representative, other.unusedMethod, other.unknownPath)
        (collectionLocation, authorization, classNames) =
            (other.collectionLocation, other.authorization, other.classNames)
        setups = [Self.setup(options)]
    }

    private static func places(of requests: [RequestItem]) -> [ExamplePlace] {
        var places: [ExamplePlace] = []
        var next: Int32 = 0
        for request in requests.indices {
            for example in requests[request].examples.indices {
                var place = ExamplePlace(request: Int32(request), example: Int32(example))
                if Rival.isServable(requests[request].examples[example]) {
                    place.rival = next
                    next += 1
                }
                places.append(place)
            }
        }
        return places
    }

    private static func classNames(of requests: [RequestItem], in mock: String) -> [String] {
        var last: (folders: [String], name: String)?
        return requests.indices.map { index in
            // Most requests stand in the folder of the one before.
            if let last, last.folders == requests[index].folders { return last.name }
            let folders = requests[index].folders
            let name = CaseSite.className([mock] + folders)
            last = (folders, name)
            return name
        }
    }

    // MARK: Examples and their calls

    func item(of place: ExamplePlace) -> RequestItem { requests[Int(place.request)] }

    func example(at place: ExamplePlace) -> Example { requests[Int(place.request)].examples[Int(place.example)] }

    /// What a rival's own saved request is.
    func saved(_ rival: Int) -> SavedCall.Result { calls.call(of: oracle.rivals[rival]) }

    // MARK: Mocks and callers

    func key(_ person: String) -> String { Self.key(person, options) }

    private static func key(_ person: String, _ options: PlanOptions) -> String {
        if person == SetupKey.owner, let key = options.target?.key { return key }
        return "mockcheck-\(person)-\(options.seed)"
    }

    /// The mock as the manifest has it, without limits.
    var setup: MockSetup { setups[0] }

    var publicSetup: MockSetup { Self.publicSetup(options) }

    /// With an owner, members with either permission, a teammate and a stranger, on a paid plan.
    var privateSetup: MockSetup { Self.privateSetup(options) }

    private static func setup(_ options: PlanOptions) -> MockSetup {
        options.isPrivate ? privateSetup(options) : publicSetup(options)
    }

    private static func publicSetup(_ options: PlanOptions) -> MockSetup {
        var setup = MockSetup()
        if options.matching != MatchSettings() { setup.matching = options.matching }
        if options.cors != .postman { setup.cors = options.cors }
        return setup
    }

    private static func privateSetup(_ options: PlanOptions) -> MockSetup {
        func key(_ person: String) -> String { Self.key(person, options) }
        var setup = publicSetup(options)
        setup.keys = [
            SetupKey(key("owner"), team: "core"), SetupKey(key("owner-second"), team: "core"),
            SetupKey(key("revoked"), team: "core", isRevoked: true),
            SetupKey(key("member"), of: "member"), SetupKey(key("editor"), of: "editor", team: "web"),
            SetupKey(key("teammate"), of: "teammate", team: "core"),
            SetupKey(key("stranger"), of: "stranger", team: "web"),
        ]
        setup.sharing.members = ["member": .view, "editor": .edit]
        return setup
    }

    /// The call with the owner's key where the mock asks for one.
    func authorized(_ call: Call) -> Call { options.isPrivate ? call.with("x-api-key", key("owner")) : call }

    /// The same of a mock in another CORS mode.
    func inMode(_ cors: CORSMode) -> PlanContext {
        var options = options
        options.configuration.cors = cors
        return PlanContext(self, options: options)
    }

    // MARK: Representative calls

    func isPlain(_ rival: Int) -> Bool { Self.isServed(rival, by: rulings[rival]) }

    private static func isServed(_ rival: Int, by ruling: Oracle.Ruling?) -> Bool {
        if case .served(let win)? = ruling { win.rival == rival } else { false }
    }

    // MARK: Expectations

    func expectation(
        of ruling: Oracle.Ruling, on call: Call, promise: Promise, isRateLimited: Bool = false,
        at clock: MockClock? = nil
    ) -> Expectation {
        switch ruling {
        case .served(let win):
            return expectation(
                of: win.rival, win.captures, on: call, promise: promise, isRateLimited: isRateLimited, at: clock)
        case .preflight:
            return preflightExpectation(promise: promise)
        case .notFound:
            let error = oracle.rivals.isEmpty ? CatalogueError.noExamples : .noMatch
            return expectation(of: error, on: call, promise: promise)
        }
    }

    /// What an example answers.
    func expectation(
        of rival: Int, _ captures: [Capture], on call: Call, promise: Promise, isRateLimited: Bool = false,
        at clock: MockClock? = nil
    ) -> Expectation {
        ExpectedAnswer(
            cors: options.cors, isRateLimited: isRateLimited, typesFromLanguage: options.typesFromLanguage,
            isWhole: options.judgesWhole, saysLength: options.target == nil, clock: clock
        ).expectation(of: oracle.rivals[rival], captures: captures, call: call, promise: promise)
    }

    /// What the oracle says a call gets.
    func expectation(on call: Call, promise: Promise, isRateLimited: Bool = false) -> Expectation {
        expectation(
            of: oracle.ruling(on: call, options.matching), on: call, promise: promise, isRateLimited: isRateLimited)
    }

    func expectation(of error: CatalogueError, on call: Call, promise: Promise) -> Expectation {
        error.expectation(
            method: call.method, cors: options.cors, profile: options.profile, isWhole: options.judgesWhole,
            promise: promise)
    }

    /// 204 is what we send; 200 keeps the promise as well (B-12.01). Nothing but the question is answered (B-6.07).
    func preflightExpectation(promise: Promise) -> Expectation {
        var expectation = Expectation(
            promise: promise, statuses: [204, 200], headers: [HeaderField("Access-Control-Allow-Origin", "*")],
            body: .exactly([]))
        if options.judgesWhole {
            expectation.headers.append(HeaderField("Vary", "Access-Control-Request-Headers"))
            expectation.otherHeaders = ["access-control-allow-methods", "access-control-allow-headers"]
        }
        return expectation
    }

    // MARK: Names

    /// The item's name, with the example's where the item has several.
    func label(_ item: RequestItem, _ example: Example) -> String {
        let isTelling = item.examples.count > 1 && example.name != item.name && !example.name.isEmpty
        return isTelling ? "\(label(item)), \(example.name)" : label(item)
    }

    func label(_ item: RequestItem) -> String { item.name.isEmpty ? "Unnamed request" : item.name }

    /// `Get user: GET /users/{id} -> 200`.
    func title(_ item: RequestItem, _ example: Example, status: Int) -> String {
        let method = example.request.method.uppercased()
        return "\(label(item, example)): \(method) \(Self.template(example.request.url.path)) -> \(status)"
    }

    /// The path with `:id` and `{{id}}` as `{id}`.
    static func template(_ path: String) -> String {
        // Most paths have no variable.
        if path.utf8.first == UInt8(ascii: "/"), !path.contains(byte: UInt8(ascii: ":")),
            !TokenPiece.mayOccur(in: path.utf8)
        {
            return path
        }
        let segments = SavedPath.split(path).map { segment in
            if let name = TokenPiece.wholeToken(segment) { return "{\(name)}" }
            guard segment.utf8.first == UInt8(ascii: ":"), segment.utf8.count > 1 else { return segment }
            let name = segment.dropFirst().prefix { $0 != "." && $0 != ":" }
            return name.isEmpty ? segment : "{\(name)}" + segment.dropFirst(1 + name.count)
        }
        return "/" + segments.joined(separator: "/")
    }
}

extension Call {
    /// The call with one header set in place of all of that name.
    func with(_ name: String, _ value: String) -> Call {
        var call = self
        call.headers.set(name, value)
        return call
    }

    func without(_ names: String...) -> Call {
        var call = self
        for name in names { call.headers.remove(name) }
        return call
    }

    /// The call without the headers that select an example.
    var withoutSelectors: Call {
        without("x-mock-response-code", "x-mock-response-name", "x-mock-response-id")
    }
}
