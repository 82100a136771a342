/// The host and port that a request is for, as a `Host` header, an absolute target or HTTP/2's `:authority` has them.
enum Authority {
    /// Whether it is a name or address and perhaps a port; empty is valid, for a client may not know its host.
    static func isValid(_ text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { isValid(UnsafeRawBufferPointer($0)) }
            ?? Array(text.utf8).withUnsafeBytes(isValid)
    }

    private static func isValid(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let hostEnd: Int
        if bytes.first == UInt8(ascii: "[") {
            guard let bracket = bytes.firstIndex(of: UInt8(ascii: "]")) else { return false }
            hostEnd = bracket + 1
        } else {
            hostEnd = bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.endIndex
        }
        guard bytes[..<hostEnd].allSatisfy(isHostByte) else { return false }
        let port = bytes[hostEnd...]
        return port.isEmpty || (port.first == UInt8(ascii: ":") && port.dropFirst().allSatisfy(Self.isDigit))
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x7F, UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "@"),
            UInt8(ascii: ","), UInt8(ascii: "\\"):
            false
        default: true
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
