/// The requests of a collection, or of a part of it, in file order.
struct ItemList: Sendable {
    private(set) var requests: [RequestItem] = []
    private(set) var folderDescriptions: [FolderDescription] = []
    private(set) var examples = ExampleCount()
    /// Where the examples are whose ids stand for their places among all examples.
    private var derivedIDs: [DerivedID] = []

    private struct DerivedID {
        var request: Int
        var example: Int
        var place: Int
    }

    mutating func reserveCapacity(_ count: Int) {
        requests.reserveCapacity(count)
    }

    /// Adds an example to an item that is to be appended next.
    mutating func add(_ outcome: consuming ExampleOutcome, to item: inout RequestItem) {
        let index = item.examples.count
        let place = examples.count
        examples.add(outcome, to: &item)
        if index < item.examples.count, !item.examples[index].hasStoredID {
            derivedIDs.append(DerivedID(request: requests.count, example: index, place: place))
        }
    }

    mutating func append(_ item: consuming RequestItem) {
        requests.append(item)
    }

    mutating func append(_ description: FolderDescription) {
        folderDescriptions.append(description)
    }

    /// Takes over the next part of the list.
    mutating func append(_ part: ItemList) {
        let first = requests.count
        requests += part.requests
        folderDescriptions += part.folderDescriptions
        for id in part.derivedIDs {
            var moved = id
            moved.request += first
            moved.place += examples.count
            requests[moved.request].examples[moved.example].id = Example.derivedID(moved.place)
            derivedIDs.append(moved)
        }
        examples.add(part.examples)
    }
}
