import HTTPMessage

/// What browsers make of the rules of CI-4.2 and CI-4.3, one answer each.
extension CrossOriginCase {
    private static let anyKey = HeaderField("x-api-key", "a")

    private static func actual(
        _ name: String, _ headers: HeaderList, status: Int = 200, credentials: Bool = false, sandboxed: Bool = false,
        readable: Bool
    ) -> CrossOriginCase {
        CrossOriginCase(
            name: name, server: .answering(preflight: [:], status: 204, actual: headers, actualStatus: status),
            includesCredentials: credentials, isSandboxed: sandboxed, readableStatus: readable ? status : nil)
    }

    private static func asked(
        _ name: String, _ method: String = "GET", _ headers: [HeaderField] = [], by preflight: HeaderList,
        status: Int = 204, credentials: Bool = false, readable: Bool
    ) -> CrossOriginCase {
        let grant: HeaderList = [
            "Access-Control-Allow-Origin": "{origin}", "Access-Control-Allow-Credentials": "true",
        ]
        return CrossOriginCase(
            name: name, server: .answering(preflight: preflight, status: status, actual: grant, actualStatus: 200),
            method: method, headers: headers, includesCredentials: credentials, readableStatus: readable ? 200 : nil)
    }

    /// With `Access-Control-Allow-Origin: *` and one more header.
    private static func withAny(_ name: String, _ value: String) -> HeaderList {
        ["Access-Control-Allow-Origin": "*", name: value]
    }

    /// With the page's origin, `Access-Control-Allow-Credentials: true` and one more header.
    private static func withOwn(_ name: String, _ value: String) -> HeaderList {
        ["Access-Control-Allow-Origin": "{origin}", "Access-Control-Allow-Credentials": "true", name: value]
    }

    static let answers: [CrossOriginCase] = actuals + preflights + [starForAuthorization] + questions

    /// Chromium only warns so far.
    private static let starForAuthorization: CrossOriginCase = {
        var wish = asked(
            "P8 any is not authorization", "GET", [HeaderField("Authorization", "Basic a")],
            by: withAny("Access-Control-Allow-Headers", "*"), readable: false)
        wish.isLaxInChromium = true
        return wish
    }()

    private static let actuals: [CrossOriginCase] = [
        actual("A1 any origin", ["Access-Control-Allow-Origin": "*"], readable: true),
        actual("A1 own origin", ["Access-Control-Allow-Origin": "{origin}"], readable: true),
        actual("A1 no header", [:], readable: false),
        actual("A1 own origin and a slash", ["Access-Control-Allow-Origin": "{origin}/"], readable: false),
        actual("A1 another port", ["Access-Control-Allow-Origin": "http://127.0.0.1:1"], readable: false),
        actual("A1 two origins", ["Access-Control-Allow-Origin": "{origin}, {origin}"], readable: false),
        actual(
            "A1 twice any", ["Access-Control-Allow-Origin": "*", "access-control-allow-origin": "*"], readable: false),
        actual("A1 blanks around", ["Access-Control-Allow-Origin": "  *  "], readable: true),
        actual("A1 on 401", ["Access-Control-Allow-Origin": "*"], status: 401, readable: true),
        actual("A1 401 without", [:], status: 401, readable: false),
        actual("A1 500 without", [:], status: 500, readable: false),
        actual("A1 any, credentials", ["Access-Control-Allow-Origin": "*"], credentials: true, readable: false),
        actual("A1 own, credentials", withOwn("X-A", "a"), credentials: true, readable: true),
        actual(
            "A1 own, no ACAC", ["Access-Control-Allow-Origin": "{origin}"], credentials: true, readable: false),
        actual(
            "A1 ACAC True",
            ["Access-Control-Allow-Origin": "{origin}", "Access-Control-Allow-Credentials": "True"],
            credentials: true, readable: false),
        actual("A4 null", ["Access-Control-Allow-Origin": "null"], sandboxed: true, readable: true),
        actual("A4 Null", ["Access-Control-Allow-Origin": "Null"], sandboxed: true, readable: false),
        actual("A4 any", ["Access-Control-Allow-Origin": "*"], sandboxed: true, readable: true),
        CrossOriginCase(
            name: "A3 redirect",
            server: .answering(
                preflight: [:], status: 204, actual: withAny("Location", "/landing"), actualStatus: 302),
            readableStatus: 200),
        actual("A3 redirect without", ["Location": "/landing"], status: 302, readable: false),
        actual("A3 redirect to data:", withAny("Location", "data:,a"), status: 302, readable: false),
        actual("A3 redirect with user", withAny("Location", "//a:b@127.0.0.1/"), status: 302, readable: false),
    ]

    private static let preflights: [CrossOriginCase] = [
        asked("P1 200", "PUT", by: withAny("Access-Control-Allow-Methods", "PUT"), status: 200, readable: true),
        asked("P1 206", "PUT", by: withAny("Access-Control-Allow-Methods", "PUT"), status: 206, readable: true),
        asked("P1 401", "PUT", by: withAny("Access-Control-Allow-Methods", "PUT"), status: 401, readable: false),
        asked("P1 404", "PUT", by: withAny("Access-Control-Allow-Methods", "PUT"), status: 404, readable: false),
        asked(
            "P2 redirect", "PUT",
            by: ["Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": "PUT", "Location": "/landing"],
            status: 307, readable: false),
        asked("P4 no origin", "PUT", by: ["Access-Control-Allow-Methods": "PUT"], readable: false),
        asked(
            "P4 any, credentials", "PUT", by: withAny("Access-Control-Allow-Methods", "PUT"), credentials: true,
            readable: false),
        asked(
            "P5 no ACAC", "PUT",
            by: ["Access-Control-Allow-Origin": "{origin}", "Access-Control-Allow-Methods": "PUT"], credentials: true,
            readable: false),
        asked(
            "P5 granted", "PUT", by: withOwn("Access-Control-Allow-Methods", "PUT"), credentials: true, readable: true),
        asked(
            "P6 bad list", "PUT", by: withAny("Access-Control-Allow-Methods", "PUT, Bad method name"), readable: false),
        asked("P6 empty members", "PUT", by: withAny("Access-Control-Allow-Methods", ",, PUT ,"), readable: true),
        asked("P7 not listed", "PUT", by: withAny("Access-Control-Allow-Methods", "GET, DELETE"), readable: false),
        asked("P7 lower case", "PUT", by: withAny("Access-Control-Allow-Methods", "put"), readable: false),
        asked("P7 patch for PATCH", "patch", by: withAny("Access-Control-Allow-Methods", "PATCH"), readable: false),
        asked("P7 any method", "PURGE", by: withAny("Access-Control-Allow-Methods", "*"), readable: true),
        asked(
            "P7 any, credentials", "PURGE", by: withOwn("Access-Control-Allow-Methods", "*"), credentials: true,
            readable: false),
        asked(
            "P7 POST need not be", "POST", [anyKey], by: withAny("Access-Control-Allow-Headers", "x-api-key"),
            readable: true),
        asked(
            "P9 other case", "GET", [anyKey], by: withAny("Access-Control-Allow-Headers", "X-API-Key"), readable: true),
        asked("P9 not listed", "GET", [anyKey], by: withAny("Access-Control-Allow-Headers", "x-key"), readable: false),
        asked("P9 no list", "GET", [anyKey], by: ["Access-Control-Allow-Origin": "*"], readable: false),
        asked("P9 any header", "GET", [anyKey], by: withAny("Access-Control-Allow-Headers", "*"), readable: true),
        asked(
            "P9 any, credentials", "GET", [anyKey], by: withOwn("Access-Control-Allow-Headers", "*"), credentials: true,
            readable: false),
    ]

    private static let everything: HeaderList = [
        "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": "*",
        "Access-Control-Allow-Headers": "*, authorization",
    ]

    /// Which calls are asked for first, and with which names (CI-4.1).
    private static let questions: [CrossOriginCase] = [
        ("C3 type with charset", "POST", [HeaderField("Content-Type", "text/plain;charset=utf-8")]),
        ("C3 JSON", "POST", [HeaderField("Content-Type", "application/json")]),
        ("C3 accept", "GET", [HeaderField("Accept", "application/json")]),
        ("C3 accept with a bracket", "GET", [HeaderField("Accept", "a/b;c=(d)")]),
        ("C3 long accept", "GET", [HeaderField("Accept", String(repeating: "a", count: 129))]),
        ("C3 language", "GET", [HeaderField("Accept-Language", "de-CH, *;q=0.5")]),
        ("C3 range", "GET", [HeaderField("Range", "bytes=0-10")]),
        ("C3 last bytes", "GET", [HeaderField("Range", "bytes=-10")]),
        ("C4 sorted names", "GET", [HeaderField("X-B", "1"), HeaderField("x-a", "2"), HeaderField("Accept", "*/*")]),
        ("P8 authorization by name", "GET", [HeaderField("Authorization", "Basic a")]),
        ("C2 put for PUT", "put", []),
    ].map { name, method, headers in asked(name, method, headers, by: everything, readable: true) }
}
