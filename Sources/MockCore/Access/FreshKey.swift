/// Makes API keys.
package enum FreshKey {
    private static let letters = Array("abcdefghijklmnopqrstuvwxyz234567")

    /// In characters.
    package static let length = 36

    /// 160 bits from the machine's random source, in letters that nobody mistakes.
    package static func make() -> String {
        var random = SystemRandomNumberGenerator()
        return "mck_" + String((0..<(length - 4)).map { _ in letters[Int.random(in: letters.indices, using: &random)] })
    }
}
