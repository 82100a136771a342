import PostmanModel

/// The paths that the values of base URLs must have, where the collection leaves them open: all examples of requests
/// under `{{baseUrl}}` stand below `/v1`.
struct BasePaths: Sendable {
    /// By the base URL as it is written; nil where its examples do not agree.
    private var paths: [String: String?] = [:]

    /// - Parameter items: each with its own request, as `DocumentedCalls.request` makes it.
    init(_ items: [(item: RequestItem, request: Rival?, examples: [Rival])]) {
        for (item, request, examples) in items {
            guard let request, Self.isOpen(item, examples) else { continue }
            for example in examples {
                let extra = example.path.raw.count - request.path.raw.count
                let path = example.path.raw.prefix(max(extra, 0)).map { "/" + $0.text }.joined()
                guard Filling(of: request, from: example, basePath: path) != nil else { continue }
                let host = item.request.url.host
                if paths[host, default: path] != path { paths[host] = .some(nil) } else { paths[host] = path }
            }
        }
    }

    /// Empty where the base URL has a value, or where its examples stand at different places below it.
    func path(of item: RequestItem) -> String { (paths[item.request.url.host] ?? nil) ?? "" }

    private static func isOpen(_ item: RequestItem, _ examples: [Rival]) -> Bool {
        guard let scope = examples.first?.scope else { return false }
        return TokenPiece.mayOccur(in: scope.substitute(item.request.url.host).utf8)
    }
}
