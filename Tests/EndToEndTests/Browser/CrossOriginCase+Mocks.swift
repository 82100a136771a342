import HTTPMessage

/// What pages get from mocks (B-6.13).
extension CrossOriginCase {
    static let key = "PMAK-browser-test"

    private static let json = HeaderField("Content-Type", "application/json")
    private static let ownKey = HeaderField("x-api-key", key)

    static let mocks = open + guarded + modes

    private static let open = [
        CrossOriginCase(name: "simple GET", server: .mock("open"), readableStatus: 200),
        CrossOriginCase(
            name: "form POST, never asked first", server: .mock("open"), method: "POST",
            headers: [HeaderField("Content-Type", "text/plain")], body: "a", readableStatus: 201),
        CrossOriginCase(
            name: "POST of JSON", server: .mock("open"), method: "POST", headers: [json], body: "{}",
            readableStatus: 201),
        CrossOriginCase(name: "PUT", server: .mock("open"), method: "PUT", readableStatus: 200),
        CrossOriginCase(name: "DELETE", server: .mock("open"), method: "DELETE", readableStatus: 204),
        CrossOriginCase(name: "PATCH", server: .mock("open"), method: "PATCH", readableStatus: 404),
        CrossOriginCase(name: "custom method", server: .mock("open"), method: "PURGE", readableStatus: 404),
        CrossOriginCase(name: "lower-case patch", server: .mock("open"), method: "patch", readableStatus: 404),
        CrossOriginCase(name: "unknown path", server: .mock("open"), path: "/no/such/path", readableStatus: 404),
        CrossOriginCase(
            name: "key where none is asked for", server: .mock("open"), headers: [ownKey], readableStatus: 200),
        CrossOriginCase(
            name: "code selector", server: .mock("open"), headers: [HeaderField("x-mock-response-code", "500")],
            readableStatus: 500),
        CrossOriginCase(
            name: "Authorization", server: .mock("open"), headers: [HeaderField("Authorization", "Bearer a")],
            readableStatus: 200),
        CrossOriginCase(name: "null origin", server: .mock("open"), isSandboxed: true, readableStatus: 200),
        CrossOriginCase(
            name: "null origin, asked first", server: .mock("open"), headers: [ownKey], isSandboxed: true,
            readableStatus: 200),
        CrossOriginCase(name: "with credentials", server: .mock("open"), includesCredentials: true),
        CrossOriginCase(
            name: "with credentials, asked first", server: .mock("open"), headers: [ownKey],
            includesCredentials: true),
    ]

    private static let guarded = [
        CrossOriginCase(name: "no key", server: .mock("guarded"), readableStatus: 401),
        CrossOriginCase(
            name: "wrong key", server: .mock("guarded"), headers: [HeaderField("x-api-key", "x")],
            readableStatus: 401),
        CrossOriginCase(name: "good key", server: .mock("guarded"), headers: [ownKey], readableStatus: 200),
        CrossOriginCase(
            name: "good key, POST of JSON", server: .mock("guarded"), method: "POST", headers: [ownKey, json],
            body: "{}", readableStatus: 201),
        CrossOriginCase(
            name: "good key, null origin", server: .mock("guarded"), headers: [ownKey], isSandboxed: true,
            readableStatus: 200),
        CrossOriginCase(name: "no call left", server: .exhausted, readableStatus: 429),
        CrossOriginCase(
            name: "no call left, asked first", server: .exhausted, headers: [ownKey], readableStatus: 429),
    ]

    /// `cors.mode` example and off (B-6.11).
    private static let modes = [
        CrossOriginCase(
            name: "example's own origin, with credentials", server: .mock("by-example"), path: "/account",
            includesCredentials: true, readableStatus: 200),
        CrossOriginCase(
            name: "its OPTIONS example allows it", server: .mock("by-example"), method: "PUT", path: "/account",
            headers: [json], body: "{}", includesCredentials: true, readableStatus: 200),
        CrossOriginCase(
            name: "its OPTIONS example does not", server: .mock("by-example"), method: "DELETE", path: "/account",
            includesCredentials: true),
        CrossOriginCase(
            name: "headers mirrored into the preflight", server: .mock("by-example"), method: "DELETE",
            path: "/mirrored", includesCredentials: true, readableStatus: 200),
        CrossOriginCase(
            name: "another origin's example", server: .mock("by-example"), path: "/elsewhere"),
        CrossOriginCase(
            name: "another origin's example, postman", server: .mock("open"), path: "/elsewhere"),
        CrossOriginCase(
            name: "no OPTIONS example", server: .mock("by-example"), headers: [ownKey], readableStatus: 200),
        CrossOriginCase(name: "off, simple", server: .mock("silent")),
        CrossOriginCase(name: "off, asked first", server: .mock("silent"), headers: [ownKey]),
        CrossOriginCase(name: "off, null origin", server: .mock("silent"), isSandboxed: true),
    ]
}
