import PostmanModel

/// Holds requests and examples against what the second reader finds, both in the order of the file and a piece at a
/// time.
struct OrderedComparison {
    private let collection: Collection
    private var itemCount = 0
    private var exampleCount = 0
    private var ofItems: [String] = []
    private var ofExamples: [String] = []
    /// Where the next example stands that was read.
    private var request = 0
    private var example = 0

    init(_ collection: Collection) {
        self.collection = collection
    }

    /// Goes on with the next piece.
    mutating func take(_ content: WitnessedContent) {
        for witnessed in content.items {
            if itemCount < collection.requests.count,
                let found = Self.difference(of: collection.requests[itemCount], from: witnessed)
            {
                ofItems.append(found)
            }
            itemCount += 1
        }
        for witnessed in content.examples {
            exampleCount += 1
            guard let example = nextExample(),
                let what = ContentComparison.difference(of: example, from: witnessed)
            else { continue }
            ofExamples.append("the \(what) of '\(witnessed.path)' is not what the file holds (\(example.location))")
        }
    }

    private mutating func nextExample() -> Example? {
        while request < collection.requests.count {
            if example < collection.requests[request].examples.count {
                defer { example += 1 }
                return collection.requests[request].examples[example]
            }
            (request, example) = (request + 1, 0)
        }
        return nil
    }

    /// What differs, once all pieces were taken.
    func differences(variables: [WitnessedContent.Row]) -> [String] {
        var found: [String] = []
        if let key = Witness.missing(variables, in: collection.variables) {
            found.append("the variable '\(key)' of the file was not read as it stands")
        }
        if collection.requests.count == itemCount {
            found += ofItems
        } else {
            found.append("the file has \(itemCount) requests, \(collection.requests.count) were read")
        }
        let count = collection.requests.reduce(0) { $0 + $1.examples.count } + collection.leftOutExampleCount
        guard count == exampleCount else {
            return found + ["the file has \(exampleCount) examples, \(count) were read"]
        }
        // Which are left out is the readers' own word; with some missing the others cannot be told apart by number.
        return collection.leftOutExampleCount == 0 ? found + ofExamples : found
    }

    private static func difference(of item: RequestItem, from witnessed: WitnessedContent.Item) -> String? {
        if let key = Witness.missing(witnessed.variables, in: item.variables) {
            return "the variable '\(key)' of '\(witnessed.path)' was not read as it stands (\(item.location))"
        }
        guard let what = witnessed.request?.difference(from: item.request) else { return nil }
        return "the \(what) of '\(witnessed.path)' is not what the file holds (\(item.location))"
    }
}
