import HTTPMessage
import MockCore
import PostmanModel

/// `GET /health`: 200 for as long as the process answers, with how long that has been.
package enum HealthRoute {
    package static func make(registry: MockRegistry, time: any TimeSource, version: String) -> Route {
        let start = time.now()
        return Route("GET", "/health") { _ in
            let mocks = registry.directory.mocks
            return Reply(
                json: [
                    "status": "pass",
                    "version": .string(version),
                    "mocks": .integer(mocks.count),
                    "inactiveMocks": .integer(mocks.count { !$0.isActive }),
                    "uptimeSeconds": .integer(Int(time.now().seconds - start.seconds)),
                ])
        }
    }
}
