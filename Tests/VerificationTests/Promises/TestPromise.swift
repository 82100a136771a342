@testable import Verification

/// In tests a text may stand for a promise.
extension Promise: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) { self.init("test.\(text)", text) }
}
