import PostmanModel
import Testing

@testable import MockStore

/// A key is in force as long as all are with which it and its makers were made.
struct LibraryContentTests {
    private func key(_ name: String, of person: String = "ada", madeWith maker: String? = nil) -> LibraryKey {
        LibraryKey(person: person, digest: KeyDigest(ofKey: name), maker: maker.map { KeyDigest(ofKey: $0) })
    }

    private func inForce(_ keys: [LibraryKey], besides others: [String] = []) -> [String] {
        var content = LibraryContent()
        content.keys = keys
        let digests = content.keysInForce(besides: Set(others.map { KeyDigest(ofKey: $0) }))
        return ["a", "b", "c", "d"].filter { digests.contains(KeyDigest(ofKey: $0)) }
    }

    @Test func revokingAKeyRevokesWhatItMade() {
        var keys = [key("a"), key("b", madeWith: "a"), key("c", madeWith: "b"), key("d")]
        #expect(inForce(keys) == ["a", "b", "c", "d"])
        keys[1].isRevoked = true
        #expect(inForce(keys) == ["a", "d"])
        #expect(inForce(keys.reversed()) == ["a", "d"])
        keys[0].isRevoked = true
        keys[1].isRevoked = false
        #expect(inForce(keys) == ["d"])
    }

    @Test func aKeyOfTheManifestTakesItsOwnAlong() {
        let keys = [key("a", madeWith: "manifest"), key("b", madeWith: "a")]
        #expect(inForce(keys, besides: ["manifest"]) == ["a", "b"])
        #expect(inForce(keys) == [])
    }

    @Test func keysThatMadeEachOtherAreNotInForce() {
        #expect(inForce([key("a", madeWith: "b"), key("b", madeWith: "a"), key("c", madeWith: "c")]) == [])
    }

    @Test func peopleStayKnownWithoutAKey() {
        var content = LibraryContent()
        content.keys = [key("a"), key("b", of: "bob", madeWith: "gone"), key("c")]
        let people = content.people(besides: [])
        #expect(people.map(\.name) == ["ada", "bob"])
        #expect(people[0].keys == [KeyDigest(ofKey: "a"), KeyDigest(ofKey: "c")])
        #expect(people[1].keys == [])
    }
}
