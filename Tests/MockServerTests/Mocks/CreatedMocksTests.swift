import HTTPMessage
import MockCore
import MockStore
import PostmanModel
import Testing

@testable import MockServer

struct CreatedMocksTests {
    private let api = APISample(people: [Person(name: "ada", keys: [KeyDigest(ofKey: "a")])])
    private var created: CreatedMocks { api.created }

    private func stored() throws -> LibraryMock.Source {
        let document = try created.document(.collection, Array(Self.collection.utf8))
        try created.keep(document)
        return .stored(id: document.id)
    }

    private static let collection = """
        {"info":{"name":"Made","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
         "item":[{"name":"x","request":{"method":"GET","url":"{{u}}/x"},"response":[
          {"name":"X","originalRequest":{"method":"GET","url":"{{u}}/x"},"code":200,"body":"x"}]}]}
        """

    /// What is declared is what is served, whichever of it there is.
    @Test func aDeclarationIsServedAsItIs() throws {
        var declaration = MockDeclaration(name: "Orders", isPrivate: true, owner: "ada")
        declaration.matching.matchBody = true
        declaration.delayMilliseconds = 7
        declaration.cors = .off
        declaration.responses = [.init(id: "down", response: ServerResponse(name: "Down", statusCode: 503))]
        declaration.activeResponseID = "down"
        let mock = try created.create(declaration, from: try stored())
        let configuration = mock.definition.configuration
        #expect(mock.name == "Orders" && mock.isPrivate && mock.origin == .created)
        #expect(configuration.matching.matchBody && configuration.delayMilliseconds == 7 && configuration.cors == .off)
        #expect(configuration.serverResponse?.statusCode == 503)
        #expect(created.library.content.mock(mock.id)?.declaration == declaration)
    }

    @Test func aNameIsOneMocks() throws {
        let source = try stored()
        _ = try created.create(MockDeclaration(name: "Orders"), from: source)
        for name in ["Orders", " ", "Files"] {
            #expect(throws: MakingProblem.self) { try created.create(MockDeclaration(name: name), from: source) }
        }
    }

    @Test func withoutItsCollectionAMockIsInactive() throws {
        let source = try stored()
        let mock = try created.create(MockDeclaration(name: "Orders"), from: source)
        guard case .stored(let id) = source else { return }
        try created.remove(documentID: id)
        #expect(created.registry.directory[mock.id]?.isActive == false)
    }

    /// A key of the library opens private mocks from the moment it is made until it is revoked.
    @Test func keysOpenPrivateMocksAtOnce() throws {
        let mock = try created.create(MockDeclaration(name: "P", isPrivate: true, owner: "ada"), from: try stored())
        let key = try created.makeKey(for: "ada", named: nil)
        #expect(try api.call(mock.id, "/x", key: key).status == 200)
        _ = try created.revokeKey(KeyDigest(ofKey: key).hexadecimal)
        #expect(try api.call(mock.id, "/x", key: key).status == 401)
    }
}
