import MockCore
import Testing

@testable import MockFiles

struct ManifestConfigurationTests {
    private static let down = Manifest.NamedResponse(
        id: "down", response: ServerResponse(name: "Maintenance", statusCode: 503))

    private func user(_ name: String, team: String? = nil) -> Manifest.User {
        Manifest.User(name: name, digest: KeyDigest(bytes: Array(name.utf8)), team: team)
    }

    private func mock(owner: String? = nil, sharing: Manifest.Sharing = .init()) -> Manifest.Mock {
        var mock = Manifest.Mock(name: "Orders", collection: "a.json", location: .init(file: "m"))
        mock.isPrivate = true
        mock.owner = owner
        mock.sharing = sharing
        return mock
    }

    @Test(
        arguments: [
            (nil, Manifest.Sharing(), []),
            ("ada", Manifest.Sharing(), ["ada"]),
            ("ada", Manifest.Sharing(members: ["bob": .view, "eve": .edit]), ["ada", "bob", "eve"]),
            ("ada", Manifest.Sharing(team: .view), ["ada", "cyd"]),
            ("bob", Manifest.Sharing(team: .edit), ["bob"]),
            (nil, Manifest.Sharing(team: .view), []),
            (nil, Manifest.Sharing(members: ["cyd": .view]), ["cyd"]),
        ] as [(String?, Manifest.Sharing, [String])])
    func letsTheOwnerMembersAndTheTeamCall(owner: String?, sharing: Manifest.Sharing, callers: [String]) {
        var manifest = Manifest(file: "m")
        manifest.users = [user("ada", team: "core"), user("bob"), user("cyd", team: "core"), user("eve", team: "web")]
        let access = manifest.configuration(for: mock(owner: owner, sharing: sharing)).access
        let grants = manifest.users.map { user in
            KeyGrant(digest: user.digest, right: callers.contains(user.name) ? .call : .none)
        }
        #expect(access == .keys(grants))
    }

    @Test func handsTheSettingsOver() {
        var manifest = Manifest(file: "m")
        manifest.profile = .classic
        manifest.rateLimit = RateLimit(limit: 5)
        var mock = mock(owner: nil)
        mock.isPrivate = false
        mock.matching.headers = ["A"]
        mock.delayMilliseconds = 7
        mock.serverResponses = [Self.down]
        mock.serverResponseID = "down"
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
        mock.serverResponses = [Self.down]
        let configuration = Manifest(file: "m").configuration(for: mock)
        #expect(configuration.serverResponse == nil)
        #expect(configuration.profile == .current)
    }
}
