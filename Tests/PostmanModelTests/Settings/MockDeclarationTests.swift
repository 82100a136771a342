import PostmanModel
import Testing

struct MockDeclarationTests {
    private static let rules = AccessRules(people: [Person(name: "ada", keys: [KeyDigest(ofKey: "a")])])

    private static var declaration: MockDeclaration {
        var declaration = MockDeclaration(name: "Orders", owner: "ada")
        declaration.sharing = Sharing(team: .view)
        declaration.matching.headers = ["A"]
        declaration.delayMilliseconds = 7
        declaration.cors = .example
        declaration.faults = FaultSettings()
        declaration.responses = [.init(id: "down", response: ServerResponse(name: "Down", statusCode: 503))]
        return declaration
    }

    /// What holds for all mocks of the account stays; all else is the mock's own.
    @Test func isConfiguredUnderItsAccount() {
        var common = MockConfiguration(name: "")
        common.profile = .classic
        common.rateLimit = RateLimit(limit: 5)
        common.typesFromLanguage = true
        let configuration = Self.declaration.configuration(under: common, rules: Self.rules)
        var expected = common
        expected.name = "Orders"
        expected.ownership = Ownership(owner: "ada", sharing: Sharing(team: .view))
        expected.matching.headers = ["A"]
        expected.delayMilliseconds = 7
        expected.cors = .example
        expected.faults = FaultSettings()
        #expect(configuration == expected)
    }

    /// B-5.25: none is in force until it is named.
    @Test(arguments: [(nil, nil), ("down", 503), ("up", nil)] as [(String?, Int?)])
    func aServerResponseIsInForceByItsID(id: String?, status: Int?) {
        var declaration = Self.declaration
        declaration.activeResponseID = id
        let configuration = declaration.configuration(under: MockConfiguration(name: ""), rules: Self.rules)
        #expect(configuration.serverResponse?.statusCode == status)
    }

    @Test(arguments: [true, false])
    func whoMayCallItIsWhatTheRulesSay(isPrivate: Bool) {
        var declaration = Self.declaration
        declaration.isPrivate = isPrivate
        let access = declaration.configuration(under: MockConfiguration(name: ""), rules: Self.rules).access
        #expect(access == (isPrivate ? .keys([KeyGrant(digest: KeyDigest(ofKey: "a"))]) : .anyone))
    }
}
