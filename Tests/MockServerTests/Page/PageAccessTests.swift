import HTTPMessage
import MockCore
import MockStore
import PostmanModel
import Testing

@testable import MockServer

/// The page shows a private mock, and what can be made of it, only to whoever may call it (B-3.09, 3.10).
struct PageAccessTests {
    private static let keys = ["ada": "key-of-ada-0123456789", "eve": "key-of-eve-0123456789"]
    private static let people = ["ada", "eve"].map { name in
        Person(name: name, keys: [KeyDigest(ofKey: keys[name] ?? "")])
    }

    private static func browser() throws -> PageBrowser {
        try PageBrowser(APISample(people: people, secret: Ownership(owner: "ada")))
    }

    private static let publishing = "name=Mine&source=mock&collectionOf=secret"

    @Test func aStrangerIsAskedToSignIn() throws {
        let browser = try Self.browser()
        let shown = browser.get("/page/mocks/secret")
        #expect(shown.status == 303)
        #expect(shown.headers["location"] == "/page/sign-in?next=/page/mocks/secret")
        #expect(browser.get("/page/mocks/files").status == 200)
        #expect(!String(decoding: browser.get("/page/new").body, as: UTF8.self).contains("value=\"secret\""))
    }

    @Test(arguments: ["/page/mocks/secret/privacy", "/page/mocks/secret", "/page/mocks/secret/delete", "/page/new"])
    func aStrangerChangesAndPublishesNothing(path: String) throws {
        let sample = APISample(people: Self.people, secret: Ownership(owner: "ada"))
        let browser = try PageBrowser(sample)
        let reply = browser.post(path, Self.publishing)
        #expect(reply.status == 303 && reply.headers["location"]?.hasPrefix("/page/sign-in") == true)
        #expect(sample.registry.directory.mocks.count == 2)
        #expect(sample.registry.directory["secret"]?.isPrivate == true)
    }

    @Test func whoeverMayCallItSeesIt() throws {
        let browser = try Self.browser()
        #expect(browser.signIn(with: "none").status == 422)
        let signedIn = browser.post("/page/sign-in", "key=\(Self.keys["ada"] ?? "")&next=/page/mocks/secret")
        #expect(signedIn.status == 303 && signedIn.headers["location"] == "/page/mocks/secret")
        #expect(browser.get("/page/mocks/secret").status == 200)
        let made = browser.post("/page/new", Self.publishing)
        #expect(made.status == 303 && made.headers["location"]?.hasSuffix("/next") == true)
    }

    @Test func aKeyWithoutARightSeesNothing() throws {
        let browser = try Self.browser()
        #expect(browser.signIn(with: Self.keys["eve"] ?? "").status == 303)
        #expect(browser.get("/page/mocks/secret").status == 403)
        #expect(browser.post("/page/new", Self.publishing).status == 403)
    }

    @Test(arguments: ["https://evil.example/", "//evil.example", "/page/../x y", ""])
    func itLeadsToPagesOfOursOnly(next: String) throws {
        let browser = try Self.browser()
        let reply = browser.post(
            "/page/sign-in", "key=\(Self.keys["ada"] ?? "")&next=\(PercentCoding.encodeQueryComponent(next))")
        #expect(reply.headers["location"] == "/page/mocks")
    }
}
