import HTTPMessage
import MockCore
import PostmanModel

/// All calls worth asking two versions: what their examples document, and one of each class into which paths, parameters,
/// selectors, headers and bodies cut the calls that can meet a changed example.
struct CallSpace {
    private let old: Version
    private let new: Version
    private let pairs: ExamplePairs
    private let settings: [MatchSettings]
    private let headerClasses: HeaderClasses
    private let hasSameRules: Bool
    private let asksPreflights: Bool
    private let asksNearPaths: Bool
    /// Whether the path still decides where a name or an id selects.
    private let selectorsFilter: Bool
    /// The examples around which classes are made.
    private var focus: Set<ExampleKey>

    init(
        _ old: Version, _ new: Version, _ pairs: ExamplePairs, settings: [MatchSettings], hasSameRules: Bool,
        asksPreflights: Bool, asksNearPaths: Bool, selectorsFilter: Bool
    ) {
        self.old = old
        self.new = new
        self.pairs = pairs
        self.settings = settings
        self.hasSameRules = hasSameRules
        self.asksPreflights = asksPreflights
        self.asksNearPaths = asksNearPaths
        self.selectorsFilter = selectorsFilter
        headerClasses = HeaderClasses(settings)
        focus = Set(pairs.changedOld.map { ExampleKey(isNew: false, number: $0) })
            .union(pairs.changedNew.map { ExampleKey(isNew: true, number: $0) })
    }

    private var decidesByBody: Bool { settings.contains(where: \.matchBody) }

    private func example(_ key: ExampleKey) -> ServedExample {
        (key.isNew ? new : old).examples[key.number]
    }

    private func isInFocus(_ key: ExampleKey) -> Bool { focus.contains(key) }

    private var keys: [ExampleKey] {
        old.examples.map { ExampleKey(isNew: false, number: $0.number) }
            + new.examples.map { ExampleKey(isNew: true, number: $0.number) }
    }

    /// Calls `body` with what the examples of both versions document.
    func forEachDocumentedCall(_ body: (Call) -> Void) {
        for key in keys { forEachDocumentedCall(of: key, body) }
    }

    /// Calls `body` with one call of each class around what has changed; the same call may come several times.
    ///
    /// - Parameter others: old examples around which to look as well.
    func forEachClass(around others: Set<Int>, _ body: (Call) -> Void) {
        var space = self
        space.focus.formUnion(others.map { ExampleKey(isNew: false, number: $0) })
        space.focus.formUnion(
            others.compactMap { pairs.newOfOld[$0] }.map { ExampleKey(isNew: true, number: $0) })
        let byMethod = Dictionary(grouping: keys) { example($0).method }
        for method in byMethod.keys.sorted() where byMethod[method]?.contains(where: space.isInFocus) == true {
            let keys = byMethod[method] ?? []
            space.forEachClass(of: method, keys, body)
            guard selectorsFilter else { continue }
            for selector in PathVariants.unique(keys.filter(space.isInFocus).flatMap(space.selectors)) {
                let selected = keys.filter { space.isSelected($0, by: selector) }
                space.forEachClass(of: method, selected, by: selector, body)
            }
        }
    }

    private func isSelected(_ key: ExampleKey, by selector: HeaderField) -> Bool {
        let example = example(key)
        return selector.name == SelectorName.id
            ? example.id.isEqualIgnoringASCIICase(to: selector.value)
            : example.name.trimmingHTTPBlanks.isEqualIgnoringASCIICase(to: selector.value)
    }

    // MARK: What is documented

    /// The example's own request: plainly, by its code, by its name, by its id.
    private func ownParts(_ example: ServedExample) -> CallParts {
        CallParts(
            method: example.method, path: RequestWriter.path(Self.naturalPath(of: example)),
            query: RequestWriter.query(example.query.map { ($0.key, $0.value ?? PathTree.freshWord) }),
            headers: HeaderClasses.own(example), body: BodyClasses.own(example))
    }

    /// The path with a value in place of each wildcard that has none of its own.
    private static func naturalPath(of example: ServedExample) -> String {
        let shape = PathShape(example)
        guard example.segments.contains(.wildcard) else { return example.path }
        let filled = zip(shape.segments, shape.written).map { segment, written in
            let hasValue = !written.hasPrefix(":") && !Placeholder.occurs(in: written)
            return segment == .wildcard && !hasValue ? PathTree.freshNumber : written
        }
        return "/" + filled.joined(separator: "/") + (example.path.hasSuffix("/") ? "/" : "")
    }

    private func forEachDocumentedCall(of key: ExampleKey, _ body: (Call) -> Void) {
        let example = example(key)
        guard example.method.isHTTPToken else { return }
        var parts = ownParts(example)
        ask(parts, body)
        let code = example.code.map { HeaderField(SelectorName.code, String($0)) }
        if let code {
            parts.selectors = [code]
            ask(parts, body)
        }
        for selector in selectors(of: key) {
            parts.selectors = [selector]
            ask(parts, body)
            guard let code, isInFocus(key) else { continue }
            parts.selectors = [selector, code]
            ask(parts, body)
        }
        if isInFocus(key) {
            parts.selectors = selectors(of: key)
            ask(parts, body)
        }
    }

    /// By name, and by id where it has one that somebody can know.
    private func selectors(of key: ExampleKey) -> [HeaderField] {
        let version = key.isNew ? new : old
        let example = example(key)
        var selectors: [HeaderField] = []
        let name = example.name.trimmingHTTPBlanks
        if !name.isEmpty, RequestWriter.isSendable(SelectorName.name, name) {
            selectors.append(HeaderField(SelectorName.name, name))
        }
        if pairs.comparesIDs, version.sites[key.number].hasStoredID, !example.id.isEmpty,
            RequestWriter.isSendable(SelectorName.id, example.id)
        {
            selectors.append(HeaderField(SelectorName.id, example.id))
        }
        return selectors
    }

    // MARK: Classes

    /// - Parameter selector: what leaves only these examples; nil for none.
    private func forEachClass(
        of method: String, _ keys: [ExampleKey], by selector: HeaderField? = nil, _ body: (Call) -> Void
    ) {
        guard method.isHTTPToken else { return }
        let byShape = Dictionary(grouping: keys) { PathShape(example($0)) }
        let shapes = PathVariants.unique(keys.map { PathShape(example($0)) })
        var tree = PathTree()
        for (number, shape) in shapes.enumerated() { tree.insert(shape, number: number) }
        for shape in shapes where byShape[shape]?.contains(where: isInFocus) == true {
            for leaf in tree.leaves(of: shape, hasNearSteps: asksNearPaths) {
                let met = leaf.shapes.flatMap { byShape[shapes[$0]] ?? [] }
                let paths = PathVariants.spellings(of: leaf, shapes, own: shape)
                forEachCombination(method, paths, examples(met, of: shape), by: selector, body)
            }
            if selector == nil { forEachSelection(method, byShape[shape] ?? [], byMethod: keys, body) }
            guard asksNearPaths else { continue }
            // Where no example has the path any more, those of similar paths are told apart by theirs.
            let similar = shapes.count <= Self.fewShapes ? PathVariants.similar(shape, shapes) : []
            let near = PathVariants.near(shape, similar) + [shape.path]
            let met = ([shape] + similar).flatMap { byShape[$0] ?? [] }
            forEachCombination(method, near, examples(met, of: shape), by: selector, body)
        }
    }

    private static let fewShapes = 600
    private static let mostExamples = 48

    /// The changed examples of the shape first, then the other changed ones.
    private func examples(_ keys: [ExampleKey], of shape: PathShape) -> [ServedExample] {
        func weight(_ key: ExampleKey) -> Int {
            let isOwn = PathShape(example(key)) == shape
            return isInFocus(key) ? (isOwn ? 0 : 1) : 2
        }
        let sorted = keys.enumerated().sorted { (weight($0.element), $0.offset) < (weight($1.element), $1.offset) }
        return sorted.prefix(Self.mostExamples).map { example($0.element) }
    }

    /// Every path with every query, code, header and body; where those are too many, what departs from an example's own
    /// request in at most two of these.
    private func forEachCombination(
        _ method: String, _ paths: [String], _ examples: [ServedExample], by selector: HeaderField?,
        _ body: (Call) -> Void
    ) {
        let choices = CallChoices(
            paths: paths, examples: examples, headerClasses: headerClasses, decidesByBody: decidesByBody,
            hasSameRules: hasSameRules)
        choices.forEach { parts in
            var parts = parts
            parts.method = method
            if let selector { parts.selectors.append(selector) }
            ask(parts, body)
        }
    }

    /// The call, and the preflight of it where examples answer these.
    private func ask(_ parts: CallParts, _ body: (Call) -> Void) {
        body(parts.call)
        guard asksPreflights else { return }
        var parts = parts
        parts.headers.append(HeaderField("Origin", "https://example.com"))
        parts.headers.append(HeaderField("Access-Control-Request-Method", parts.method))
        parts.method = "OPTIONS"
        body(parts.call)
    }

    /// By the name or the id of a changed example, with each code that examples of that name have.
    private func forEachSelection(
        _ method: String, _ keys: [ExampleKey], byMethod all: [ExampleKey], _ body: (Call) -> Void
    ) {
        for key in keys where isInFocus(key) {
            let own = example(key)
            let name = ExactText(own.name.trimmingHTTPBlanks)
            let namesakes = all.map(example).filter { ExactText($0.name.trimmingHTTPBlanks) == name }
            let codes = PathVariants.unique(namesakes.compactMap(\.code)).prefix(32)
            var parts = ownParts(own)
            let targets = PathVariants.unique(namesakes.prefix(32).map(ownParts).map { [$0.path, $0.query ?? ""] })
            for selector in selectors(of: key) {
                for target in targets {
                    parts.path = target[0]
                    parts.query = target[1].isEmpty ? nil : target[1]
                    parts.selectors = [selector]
                    // Where selectors only filter, the body still decides (B-4.11).
                    for choice in BodyClasses.choices(of: [own], decide: decidesByBody) {
                        parts.body = choice
                        ask(parts, body)
                    }
                    parts.body = BodyClasses.own(own)
                    for code in codes {
                        parts.selectors = [selector, HeaderField(SelectorName.code, String(code))]
                        ask(parts, body)
                    }
                }
            }
        }
    }
}
