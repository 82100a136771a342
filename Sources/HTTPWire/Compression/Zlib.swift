#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// zlib as it is in the process or lies on the machine, resolved at run time; nil where there is none, and then nothing
/// is compressed.
///
/// Linking zlib would need its headers to build mockcheck. The library itself is on every machine that has dpkg or
/// macOS, and it is in the process already: libxml2 loads it, and the program of `make dist` holds it. So its three
/// functions are looked up instead, and answers are compressed by the code that browsers and nginx use, not by a
/// deflate of our own.
package struct Zlib: Sendable {
    private typealias Bound = @convention(c) (CUnsignedLong) -> CUnsignedLong
    private typealias Compress =
        @convention(c) (
            UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<CUnsignedLong>?, UnsafePointer<UInt8>?, CUnsignedLong,
            CInt
        ) -> CInt
    private typealias Checksum = @convention(c) (CUnsignedLong, UnsafePointer<UInt8>?, CUnsignedInt) -> CUnsignedLong

    package static let shared = Zlib()

    /// nginx's default too: higher levels cost several times the time for a tenth of the bytes.
    private static let level: CInt = 1
    /// A member without name and time, written on an unknown system (RFC 1952, 2.3).
    private static let gzipHead: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 4, 255]
    /// zlib's own two bytes before the deflate stream and its checksum behind it (RFC 1950).
    private static let zlibHeadCount = 2
    private static let zlibTailCount = 4

    private let bound: Bound
    private let compress: Compress
    private let checksum: Checksum

    private init?() {
        #if canImport(Darwin)
            let name = "/usr/lib/libz.1.dylib"
        #else
            let name = "libz.so.1"
        #endif
        for library in [dlopen(nil, RTLD_NOW), dlopen(name, RTLD_NOW | RTLD_LOCAL)] {
            guard let library, let bound = dlsym(library, "compressBound"),
                let compress = dlsym(library, "compress2"), let checksum = dlsym(library, "crc32")
            else { continue }
            self.bound = unsafeBitCast(bound, to: Bound.self)
            self.compress = unsafeBitCast(compress, to: Compress.self)
            self.checksum = unsafeBitCast(checksum, to: Checksum.self)
            return
        }
        return nil
    }

    /// The bytes as one gzip member, or nil where zlib refuses.
    package func gzip(_ bytes: [UInt8]) -> [UInt8]? {
        guard let count = CUnsignedInt(exactly: bytes.count) else { return nil }
        let prefix = Self.gzipHead.count - Self.zlibHeadCount
        let capacity = Int(bound(CUnsignedLong(count)))
        // zlib writes its two bytes of head over the last two of ours, which are put back afterwards.
        var member = [UInt8](unsafeUninitializedCapacity: prefix + capacity + 8) { buffer, filled in
            var written = CUnsignedLong(capacity)
            let target = buffer.baseAddress.map { $0 + prefix }
            guard compress(target, &written, bytes, CUnsignedLong(count), Self.level) == 0 else { return }
            for (index, byte) in Self.gzipHead.enumerated() { buffer[index] = byte }
            filled = prefix + Int(written) - Self.zlibTailCount
        }
        guard !member.isEmpty else { return nil }
        let sum = UInt32(truncatingIfNeeded: checksum(0, bytes, count))
        for number in [sum, UInt32(count)] {
            for shift in [0, 8, 16, 24] { member.append(UInt8(truncatingIfNeeded: number >> UInt32(shift))) }
        }
        return member
    }
}
