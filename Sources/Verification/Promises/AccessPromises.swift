/// Who may call (B-3).
struct AccessPromises: PromiseGroup {
    let publicWithoutKey = Promise("access.public-no-key", "a public mock asks for no key", "B-3.02")
    let publicAnyKey = Promise("access.public-any-key", "a public mock ignores any key", "B-3.02")
    let publicEmptyKey = Promise("access.public-empty-key", "a public mock ignores an empty key", "B-3.02")

    let noKey = Promise("access.no-key", "no key gets 401", "B-3.07")
    let emptyKey = Promise("access.empty-key", "an empty key is no key", "B-3.07")
    let wrongKey = Promise("access.wrong-key", "a wrong key gets 401", "B-3.08")
    let keyCase = Promise("access.key-case", "a key in another case is a wrong key", "B-3.08")
    let wholeKey = Promise("access.whole-key", "a key of which only a part is right is a wrong key", "B-3.08")
    let keyDigestEnd = Promise(
        "access.key-digest-end", "a key whose digest ends like the right one's is a wrong key", "B-3.08")
    let headNoKey = Promise("access.head-no-key", "HEAD without a key gets 401", "B-3.07")
    let optionsNoKey = Promise("access.options-no-key", "OPTIONS that is no preflight needs a key", "B-3.07")
    let revokedKey = Promise("access.revoked-key", "a revoked key gets 401", "B-3.08")
    let keyInQuery = Promise("access.key-in-query", "a key in the query is no key", "B-3.05")
    let bearerToken = Promise("access.bearer-token", "a bearer token is no key", "B-3.06")
    let accessToken = Promise("access.access-token", "x-access-token is no key", "B-3.06")
    let unknownPathNoKey = Promise(
        "access.unknown-path-no-key", "an unknown path without key gets 401", "B-3.19")

    let owner = Promise("access.owner", "the owner passes", "B-3.10")
    let secondKey = Promise("access.second-key", "a person's second key passes", "B-3.10")
    let headerCase = Promise("access.header-case", "the header may be in any case", "B-3.03")
    let unknownPath = Promise("access.unknown-path", "an unknown path with a key gets 404", "B-3.19")
    let preflight = Promise("access.preflight", "a preflight needs no key", "B-3.18")

    let viewer = Promise("access.member-view", "a member who may view passes", "B-3.10")
    let editor = Promise("access.member-edit", "a member who may edit passes", "B-3.10")
    let teammate = Promise("access.teammate", "a team member without a share gets 403", "B-3.09")
    let stranger = Promise("access.stranger", "a stranger gets 403", "B-3.09")
    let teamView = Promise(
        "access.team-view", "shared with the team to view: a team member passes", "B-3.11")
    let teamEdit = Promise(
        "access.team-edit", "shared with the team to edit: a team member passes", "B-3.11")
    let otherTeam = Promise("access.other-team", "shared with the team: another team gets 403", "B-3.09")
    let freeOwner = Promise("access.free-owner", "free plan: the owner passes", "B-3.13")
    let freeMember = Promise(
        "access.free-member", "free plan: a member gets 403, whatever is shared", "B-3.10")
    let freeTeammate = Promise(
        "access.free-teammate", "free plan: a team member gets 403, whatever is shared", "B-3.10")
}
