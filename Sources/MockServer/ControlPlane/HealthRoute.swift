import HTTPMessage
import MockCore
package import MockStore
import PostmanModel

/// `GET /health`: 200 for as long as the process answers, with how long that has been; `status` is `warn` while the store
/// that it shares cannot be reached, for then requests that need it get 503.
package enum HealthRoute {
    package static func make(
        registry: MockRegistry, time: any TimeSource, version: String, store: SharedStore? = nil
    ) -> Route {
        let start = time.now()
        return Route("GET", "/health") { _ in
            let mocks = registry.directory.mocks
            let problem = store?.problem
            var body: [JSONBody.Member] = [
                .init("status", problem == nil ? "pass" : "warn"),
                .init("version", .string(version)),
                .init("mocks", .integer(mocks.count)),
                .init("inactiveMocks", .integer(mocks.count { !$0.isActive })),
                .init("uptimeSeconds", .integer(Int(time.now().seconds - start.seconds))),
            ]
            if store != nil { body.append(.init("sharedStore", problem == nil ? "pass" : "fail")) }
            if let problem { body.append(.init("reason", .string(problem))) }
            return Reply(json: .object(body))
        }
    }
}
