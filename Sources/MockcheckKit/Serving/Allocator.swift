#if canImport(Glibc)
    import Glibc
#endif

/// How the C library gives memory back.
enum Allocator {
    /// Blocks of this size have pages of their own, which go back to the system with them. Left alone, glibc raises the
    /// size to 32 MB, and what many large requests have left behind stays with the process.
    private static let ownPages: Int32 = 128 << 10

    /// For a process that runs for long; does nothing where the C library has no such setting.
    static func givesBack() {
        #if canImport(Glibc)
            // M_MMAP_THRESHOLD of malloc.h, which the module Glibc does not have.
            let parameter: Int32 = -3
            guard let symbol = dlsym(nil, "mallopt") else { return }
            typealias Option = @convention(c) (Int32, Int32) -> Int32
            _ = unsafeBitCast(symbol, to: Option.self)(parameter, ownPages)
        #endif
    }
}
