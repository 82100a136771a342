package import HTTPMessage

/// The request headers that a page may send without asking first (C3).
package enum SafelistedHeader {
    private static let mostBytes = 128

    package static func isSafelisted(_ field: HeaderField) -> Bool {
        let value = Array(field.value.utf8)
        guard value.count <= mostBytes else { return false }
        switch field.name.lowercased() {
        case "accept":
            return !value.contains(where: isUnsafe)
        case "accept-language", "content-language":
            return value.allSatisfy(isLanguageByte)
        case "content-type":
            return !value.contains(where: isUnsafe) && isSimpleType(field.value)
        case "range":
            return isSimpleRange(value)
        default:
            return false
        }
    }

    private static func isUnsafe(_ byte: UInt8) -> Bool {
        (byte < 0x20 && byte != 0x09) || byte == 0x7F || "\"():<>?@[\\]{}".utf8.contains(byte)
    }

    private static func isLanguageByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: " *,-.;=".utf8.contains(byte)
        }
    }

    private static func isSimpleType(_ value: String) -> Bool {
        ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"]
            .contains(MediaTypeText.essence(value))
    }

    /// One range with a start: `bytes=0-` or `bytes=0-99`.
    private static func isSimpleRange(_ value: [UInt8]) -> Bool {
        let unit = Array("bytes=".utf8)
        guard value.starts(with: unit) else { return false }
        let bounds = value[unit.count...].split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard bounds.count == 2, !bounds[0].isEmpty,
            bounds.allSatisfy({ $0.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } })
        else { return false }
        if bounds[1].isEmpty { return true }
        let start = bounds[0].drop { $0 == UInt8(ascii: "0") }
        let end = bounds[1].drop { $0 == UInt8(ascii: "0") }
        return start.count == end.count ? !end.lexicographicallyPrecedes(start) : start.count < end.count
    }
}
