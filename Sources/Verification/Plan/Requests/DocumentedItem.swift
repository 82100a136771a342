import PostmanModel

/// A request of the collection that has examples, as somebody reads it who follows the collection.
struct DocumentedItem: Sendable {
    let item: RequestItem
    /// Those of its examples that can be served.
    let examples: [Rival]
    /// The request as something that could win, the variables of its path without values.
    let request: Rival
    /// Whether it is the request that its first example was saved for, and has no variable: then that one stands for it.
    let isSaved: Bool

    /// Nil where no example can be served.
    ///
    /// - Parameter places: of all examples of the request.
    init?(_ places: ArraySlice<PlanContext.ExamplePlace>, _ context: PlanContext) {
        examples = places.compactMap { $0.rival.map { context.oracle.rivals[Int($0)] } }
        guard let first = examples.first else { return nil }
        item = first.item
        isSaved = first.isSaved(for: item.request)
        request =
            isSaved
            ? first
            : Rival(
                index: -1, item: item,
                example: Example(id: "", name: item.name, request: item.request, location: item.location),
                scope: first.scope, path: SavedPath(item.request.url, scope: first.scope, keepsVariables: true))
    }
}

extension Rival {
    /// Whether it was saved for that very request, and nothing in the path could be read as a variable.
    fileprivate func isSaved(for request: SavedRequest) -> Bool {
        path.raw.allSatisfy { $0.wildcard == nil && !Self.mayHaveVariable($0.text) }
            && !Self.mayHaveVariable(request.url.path) && request.isExactly(example.request)
    }

    private static func mayHaveVariable(_ text: String) -> Bool { text.utf8.contains { "{:<[%".utf8.contains($0) } }
}
