package import MockFiles
package import PostmanModel

/// A collection as the rules see it: its model, its files, and the way from one to the other.
package struct LintSubject: Sendable {
    package let collection: Collection
    package let context: LintContext
    package let requests: [RequestSite]
    package let examples: [ExampleSite]
    /// Every text of the files.
    let texts: [TextSite]
    let trees: [SourceTree]
    let index: SourceIndex

    package init(_ collection: Collection, trees: [SourceTree], context: LintContext = LintContext()) {
        self.collection = collection
        self.context = context
        self.trees = trees
        requests = collection.requests.map { RequestSite($0) }
        examples = requests.flatMap(\.examples)
        index = SourceIndex(trees, of: requests)
        var collector = TextCollector()
        for tree in trees { collector.collect(tree) }
        texts = collector.texts
    }

    /// Loads the files of a collection that has been read.
    package init(_ collection: Collection, context: LintContext = LintContext()) {
        var files: [String] = []
        var known: Set<String> = []
        let locations = collection.requests.flatMap { [$0.location.file] + $0.examples.map(\.location.file) }
        for file in (collection.format == .v3 ? [] : [collection.file]) + locations where known.insert(file).inserted {
            files.append(file)
        }
        self.init(collection, trees: files.compactMap { SourceTree(file: $0) }, context: context)
    }
}
