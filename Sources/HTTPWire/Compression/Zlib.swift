import CZlib

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// zlib: what the program was linked with, or as it lies on the machine; nil where there is none, and then nothing is
/// compressed.
///
/// A plain build is not linked with it, which would need its development package. The library itself is on every
/// machine that has dpkg or macOS. Responses are compressed by the code that browsers and nginx use, not by a deflate
/// of our own.
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
        guard let functions = Self.linked() ?? Self.loaded() else { return nil }
        bound = unsafeBitCast(functions.bound, to: Bound.self)
        compress = unsafeBitCast(functions.compress, to: Compress.self)
        checksum = unsafeBitCast(functions.checksum, to: Checksum.self)
    }

    private typealias Functions = (
        bound: UnsafeMutableRawPointer, compress: UnsafeMutableRawPointer, checksum: UnsafeMutableRawPointer
    )

    private static func linked() -> Functions? {
        guard let bound = mockcheck_compressBound(), let compress = mockcheck_compress2(),
            let checksum = mockcheck_crc32()
        else { return nil }
        return (bound, compress, checksum)
    }

    private static func loaded() -> Functions? {
        #if canImport(Darwin)
            let name = "/usr/lib/libz.1.dylib"
        #else
            let name = "libz.so.1"
        #endif
        guard let library = dlopen(name, RTLD_NOW | RTLD_LOCAL), let bound = dlsym(library, "compressBound"),
            let compress = dlsym(library, "compress2"), let checksum = dlsym(library, "crc32")
        else { return nil }
        return (bound, compress, checksum)
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
