import HTTPMessage
import MockCore
import PostmanModel

/// Proves that a form was sent by a page of ours: the form's token belongs to the browser's cookie, which no script
/// and no other site can read or send.
struct PageSession: Sendable {
    private static let cookie = "mockcheck_session"
    /// Of this process; tokens end with it.
    private let secret = HMAC()
    let keys = SignedInKeys()
    let newKeys = OneTimeKeys()

    /// The browser's session, or a new one and the cookie that begins it.
    func session(of call: Call) -> (id: String, cookie: HeaderField?) {
        if let id = Self.value(of: Self.cookie, in: call), id.utf8.count == FreshKey.length { return (id, nil) }
        let id = FreshKey.make()
        return (id, HeaderField("Set-Cookie", "\(Self.cookie)=\(id); Path=/; HttpOnly; SameSite=Strict"))
    }

    /// What the forms of a session carry.
    func token(of session: String) -> String {
        secret.code(of: Array(session.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// - Throws: `APIError` where the form is not one of this session's.
    func check(_ token: String?, of call: Call) throws(APIError) {
        let refusal = APIError(
            status: 403, name: "forbiddenError",
            message: "This form is out of date. Load the page again, and send it once more.")
        guard let session = Self.value(of: Self.cookie, in: call), let token else { throw refusal }
        let digits = token.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count == 64, token.utf8.count == 64 else { throw refusal }
        let bytes = stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
        guard secret.isValid(bytes, of: Array(session.utf8)) else { throw refusal }
    }

    static func value(of name: String, in call: Call) -> String? {
        for header in call.headers.values(of: "cookie") {
            for pair in header.split(separator: ";") {
                let parts = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
                if parts.count == 2, parts[0] == name { return String(parts[1]) }
            }
        }
        return nil
    }
}
