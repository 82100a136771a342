import MockCore
import PostmanModel
import Testing

@testable import MockFiles

struct ManifestConfigurationTests {
    private static let down = MockDeclaration.Response(
        id: "down", response: ServerResponse(name: "Maintenance", statusCode: 503))

    private func user(_ name: String, team: String? = nil) -> Person {
        Person(name: name, keys: [KeyDigest(bytes: Array(name.utf8))], team: team)
    }

    private func mock(owner: String? = nil, sharing: Sharing = Sharing()) -> Manifest.Mock {
        var mock = Manifest.Mock(MockDeclaration(name: "Orders"), collection: "a.json", location: .init(file: "m"))
        mock.isPrivate = true
        mock.owner = owner
        mock.sharing = sharing
        return mock
    }

    @Test(
        arguments: [
            (nil, Sharing(), []),
            ("ada", Sharing(), ["ada"]),
            ("ada", Sharing(members: ["bob": .view, "eve": .edit]), ["ada", "bob", "eve"]),
            ("ada", Sharing(team: .view), ["ada", "cyd"]),
            ("bob", Sharing(team: .edit), ["bob"]),
            (nil, Sharing(team: .view), []),
            (nil, Sharing(members: ["cyd": .view]), ["cyd"]),
        ] as [(String?, Sharing, [String])])
    func letsTheOwnerMembersAndTheTeamCall(owner: String?, sharing: Sharing, callers: [String]) {
        var manifest = Manifest(file: "m")
        manifest.users = [user("ada", team: "core"), user("bob"), user("cyd", team: "core"), user("eve", team: "web")]
        let access = manifest.configuration(for: mock(owner: owner, sharing: sharing)).access
        func grants(_ callers: [String]) -> AccessPolicy {
            .keys(manifest.users.map { KeyGrant(digest: $0.keys[0], right: callers.contains($0.name) ? .call : .none) })
        }
        #expect(access == grants(callers))
        manifest.plan = .free
        let withoutSharing = manifest.configuration(for: mock(owner: owner, sharing: sharing)).access
        #expect(withoutSharing == grants([owner].compactMap { $0 }))
    }

    @Test func handsTheSettingsOver() {
        var manifest = Manifest(file: "m")
        manifest.profile = .classic
        manifest.rateLimit = RateLimit(limit: 5)
        var mock = mock(owner: nil)
        mock.isPrivate = false
        mock.matching.headers = ["A"]
        mock.delayMilliseconds = 7
        mock.responses = [Self.down]
        mock.activeResponseID = "down"
        mock.cors = .off
        let configuration = manifest.configuration(for: mock)
        #expect(configuration.name == "Orders")
        #expect(configuration.profile == .classic)
        #expect(configuration.matching == mock.matching)
        #expect(configuration.access == .anyone)
        #expect(configuration.cors == .off)
        #expect(configuration.rateLimit == RateLimit(limit: 5))
        #expect(configuration.serverResponse == Self.down.response)
        #expect(configuration.delayMilliseconds == 7)
    }

    @Test func leavesAServerResponseOffUntilItIsNamed() {
        var mock = mock()
        mock.responses = [Self.down]
        let configuration = Manifest(file: "m").configuration(for: mock)
        #expect(configuration.serverResponse == nil)
        #expect(configuration.profile == .current)
    }
}
