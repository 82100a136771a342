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
    private typealias Stream = mockcheck_deflation
    private typealias Bound = @convention(c) (CUnsignedLong) -> CUnsignedLong
    private typealias Begin =
        @convention(c) (
            UnsafeMutablePointer<Stream>, CInt, CInt, CInt, CInt, CInt, UnsafePointer<CChar>, CInt
        ) -> CInt
    private typealias Step = @convention(c) (UnsafeMutablePointer<Stream>, CInt) -> CInt
    private typealias End = @convention(c) (UnsafeMutablePointer<Stream>) -> CInt
    private typealias Checksum = @convention(c) (CUnsignedLong, UnsafePointer<UInt8>?, CUnsignedInt) -> CUnsignedLong

    package static let shared = Zlib()

    /// nginx's default too: higher levels cost several times the time for a tenth of the bytes.
    private static let level: CInt = 1
    /// A member without name and time, written on an unknown system (RFC 1952, 2.3).
    private static let gzipHead: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 4, 255]
    /// Its checksum and the number of bytes, four of each.
    private static let tailCount = 8
    /// Of the format: the deflate stream alone, a window of 32 KiB and the memory that zlib takes by itself.
    private static let (method, rawWindow, memory, strategy): (CInt, CInt, CInt, CInt) = (8, -15, 8, 0)
    private static let (goOn, finish): (CInt, CInt) = (0, 4)
    private static let (isFine, isAtEnd): (CInt, CInt) = (0, 1)
    /// What is compressed before it is asked again whether somebody wants it: about half a millisecond.
    static let pieceCount = 64 * 1024

    private let bound: Bound
    private let begin: Begin
    private let step: Step
    private let end: End
    private let checksum: Checksum

    private init?() {
        guard let functions = Self.linked() ?? Self.loaded() else { return nil }
        bound = unsafeBitCast(functions.bound, to: Bound.self)
        begin = unsafeBitCast(functions.begin, to: Begin.self)
        step = unsafeBitCast(functions.step, to: Step.self)
        end = unsafeBitCast(functions.end, to: End.self)
        checksum = unsafeBitCast(functions.checksum, to: Checksum.self)
    }

    private typealias Functions = (
        bound: UnsafeMutableRawPointer, begin: UnsafeMutableRawPointer, step: UnsafeMutableRawPointer,
        end: UnsafeMutableRawPointer, checksum: UnsafeMutableRawPointer
    )

    private static func linked() -> Functions? {
        guard let bound = mockcheck_compressBound(), let begin = mockcheck_deflateInit2(),
            let step = mockcheck_deflate(), let end = mockcheck_deflateEnd(), let checksum = mockcheck_crc32()
        else { return nil }
        return (bound, begin, step, end, checksum)
    }

    private static func loaded() -> Functions? {
        #if canImport(Darwin)
            let name = "/usr/lib/libz.1.dylib"
        #else
            let name = "libz.so.1"
        #endif
        guard let library = dlopen(name, RTLD_NOW | RTLD_LOCAL), let bound = dlsym(library, "compressBound"),
            let begin = dlsym(library, "deflateInit2_"), let step = dlsym(library, "deflate"),
            let end = dlsym(library, "deflateEnd"), let checksum = dlsym(library, "crc32")
        else { return nil }
        return (bound, begin, step, end, checksum)
    }

    /// The bytes as one gzip member; nil where zlib refuses, or nobody wants it any more.
    ///
    /// - Parameter isWanted: is asked before each piece of the bytes.
    package func gzip(_ bytes: [UInt8], isWanted: () -> Bool = { true }) -> [UInt8]? {
        guard let count = CUnsignedInt(exactly: bytes.count) else { return nil }
        let start = Self.gzipHead.count
        let capacity = Int(bound(CUnsignedLong(count)))
        var member = [UInt8](unsafeUninitializedCapacity: start + capacity + Self.tailCount) { buffer, filled in
            let target = UnsafeMutableBufferPointer(rebasing: buffer[start..<(start + capacity)])
            guard let written = deflate(bytes, into: target, isWanted) else { return }
            for (index, byte) in Self.gzipHead.enumerated() { buffer[index] = byte }
            filled = start + written
        }
        guard !member.isEmpty else { return nil }
        let sum = UInt32(truncatingIfNeeded: checksum(0, bytes, count))
        for number in [sum, UInt32(count)] {
            for shift in [0, 8, 16, 24] { member.append(UInt8(truncatingIfNeeded: number >> UInt32(shift))) }
        }
        return member
    }

    /// - Returns: how many bytes the target has then.
    private func deflate(
        _ bytes: [UInt8], into target: UnsafeMutableBufferPointer<UInt8>, _ isWanted: () -> Bool
    ) -> Int? {
        var stream = Stream()
        // zlib wants it in one place.
        return withUnsafeMutablePointer(to: &stream) { stream in
            let size = CInt(MemoryLayout<Stream>.size)
            // Of the version that it was written for, it compares the first digit.
            guard
                begin(stream, Self.level, Self.method, Self.rawWindow, Self.memory, Self.strategy, "1", size)
                    == Self.isFine
            else { return nil }
            defer { _ = end(stream) }
            stream.pointee.next_out = target.baseAddress
            stream.pointee.avail_out = CUnsignedInt(clamping: target.count)
            let isWhole = bytes.withUnsafeBufferPointer { bytes in
                var rest = bytes[...]
                repeat {
                    guard isWanted() else { return false }
                    let piece = UnsafeBufferPointer(rebasing: rest.prefix(Self.pieceCount))
                    rest = rest.dropFirst(piece.count)
                    stream.pointee.next_in = piece.baseAddress
                    stream.pointee.avail_in = CUnsignedInt(piece.count)
                    let (flush, result) = rest.isEmpty ? (Self.finish, Self.isAtEnd) : (Self.goOn, Self.isFine)
                    guard step(stream, flush) == result else { return false }
                } while !rest.isEmpty
                return true
            }
            return isWhole ? target.count - Int(stream.pointee.avail_out) : nil
        }
    }
}
