import PostmanModel

/// The paths that the values of base URLs must have, where the collection leaves them open: all examples of requests
/// under `{{baseUrl}}` stand below `/v1`.
struct BasePaths: Sendable {
    /// By the base URL as it is written; nil where its examples do not agree.
    private var paths: [String: String?] = [:]

    init(_ items: [DocumentedItem?]) {
        for case let item? in items where Self.isOpen(item) {
            let host = item.item.request.url.host
            for (index, example) in item.examples.enumerated() {
                // The first was saved for the request as it stands.
                let path = index == 0 && item.isSaved ? "" : Self.path(of: example, below: item.request)
                guard let path else { continue }
                if paths[host, default: path] != path { paths[host] = .some(nil) } else { paths[host] = path }
            }
        }
    }

    /// What an example has in front of the request's path; nil where it is of another path.
    private static func path(of example: Rival, below request: Rival) -> String? {
        let extra = example.path.raw.count - request.path.raw.count
        let path = example.path.raw.prefix(max(extra, 0)).map { "/" + $0.text }.joined()
        return Filling(of: request, from: example, basePath: path) == nil ? nil : path
    }

    /// Empty where the base URL has a value, or where its examples stand at different places below it.
    func path(of item: RequestItem) -> String { (paths[item.request.url.host] ?? nil) ?? "" }

    private static func isOpen(_ item: DocumentedItem) -> Bool {
        TokenPiece.mayOccur(in: item.request.scope.substitute(item.item.request.url.host).utf8)
    }
}
