import MockCore
package import MockFiles
package import PostmanModel

/// A collection as the rules see it: its model, its files, and the way from one to the other.
package struct LintSubject: Sendable {
    package let collection: Collection
    package let context: LintContext
    package let requests: [RequestSite]
    package let examples: [ExampleSite]
    /// What variables stand for outside folders.
    let scope: VariableScope
    /// The texts of the files that any rule looks closer at.
    let texts: [TextSite]
    /// The secrets in the texts that their own shape gives away.
    let tokens: TokenSweep
    let trees: [SourceTree]
    let index: SourceIndex

    package init(_ collection: Collection, trees: [SourceTree], context: LintContext = LintContext()) {
        self.collection = collection
        self.context = context
        self.trees = trees
        scope = VariableScope(
            environment: context.environment, collection: (context.globals?.variables ?? []) + collection.variables)
        let items = collection.requests
        requests = Parallel.inPieces(of: items.indices, length: 256) { range in
            var last: StoredType?
            return range.map { RequestSite($0, of: items, &last) }
        }
        examples = requests.flatMap(\.examples)
        index = SourceIndex(trees, of: requests)
        var collector = TextCollector(TextTraits.Finder(RuleCatalogue.tokenRules.map { $0.scanner }))
        for tree in trees { collector.collect(tree) }
        texts = collector.texts
        tokens = TokenSweep(texts, for: RuleCatalogue.tokenRules)
    }

    /// The texts that have all these traits.
    func texts(with traits: TextTraits) -> LazyMapSequence<LazyFilterSequence<Range<Int>>, TextSite> {
        texts.indices.lazy.filter { texts[$0].traits.isSuperset(of: traits) }.map { texts[$0] }
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
