import MockCore
import MockServer

/// The loaded mocks of a command line as mocks that can be served.
struct ServedMocks {
    let registry: MockRegistry
    let account: Account

    init(_ mocks: [LoadedMock]) {
        let account = Account(quota: mocks.first?.quota ?? Quota())
        let slugs = Slug.unique(for: mocks.map(\.name))
        let ids = Self.unique(mocks.map(\.id))
        self.account = account
        registry = MockRegistry(
            mocks.indices.map { index in
                ServedMock(
                    id: ids[index], slug: slugs[index], isAtRoot: mocks.count == 1,
                    origin: .files(key: mocks[index].key), definition: mocks[index].definition, account: account)
            })
    }

    /// Copies of a collection share its id; all but the first get a number.
    private static func unique(_ ids: [String]) -> [String] {
        var counts: [String: Int] = [:]
        return ids.map { id in
            counts[id, default: 0] += 1
            return counts[id] == 1 ? id : "\(id)-\(counts[id, default: 1])"
        }
    }
}

extension LoadedMock {
    var definition: MockDefinition {
        MockDefinition(name: name, collection: collection, environment: environment, configuration: configuration)
    }
}
