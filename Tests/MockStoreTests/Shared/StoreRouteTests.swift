import Testing

@testable import MockStore

struct StoreRouteTests {
    private func node(_ text: String) throws -> StoreNode { try #require(StoreNode(text)) }

    private func route() throws -> StoreRoute {
        StoreRoute(try #require(StoreAddress("rediss://ada:secret@named:7000")))
    }

    @Test func followsWithTheSameUserAndTLS() throws {
        var route = try route()
        let followed = try [route.follow(node("other:7001")), route.follow(node(":7002"))]
        #expect(followed == [true, true])
        #expect(route.next == StoreAddress("rediss://ada:secret@other:7002"))
    }

    @Test func nodesThatSendOnToEachOtherAreNotFollowedForEver() throws {
        var route = try route()
        for number in 1...5 {
            let isFollowed = try route.follow(node("other:\(number)"))
            #expect(isFollowed)
        }
        var isFollowed = try route.follow(node("other:6"))
        #expect(!isFollowed)
        // Whoever arrives may be sent on again.
        route.noteArrival()
        isFollowed = try route.follow(node("other:7"))
        #expect(isFollowed)
    }

    @Test func theNamedServerAndWhoHadTheKeysAreTriedInTurn() throws {
        var route = try route()
        _ = try route.follow(node("owner:7001"))
        route.noteArrival()
        var tried: [String] = []
        for _ in 0..<3 {
            route.noteFailure()
            tried.append(route.next.description)
        }
        #expect(tried == ["rediss://named:7000", "rediss://owner:7001", "rediss://named:7000"])
    }

    @Test func aServerOfItsOwnIsTriedAgainAndAgain() throws {
        var route = try route()
        route.noteFailure()
        #expect(route.next.description == "rediss://named:7000")
        route.noteArrival()
        route.noteFailure()
        #expect(route.next.description == "rediss://named:7000")
    }
}
