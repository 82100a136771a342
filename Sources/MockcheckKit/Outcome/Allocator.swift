#if canImport(Glibc)
    import Glibc
#endif

/// How the C library keeps memory; nothing changes where it has no such settings.
enum Allocator {
    /// Blocks of this size have pages of their own, which go back to the system with them. Left alone, glibc raises the
    /// size to 32 MB, and what many large requests have left behind stays with the process.
    private static let ownPages: Int32 = 128 << 10

    // Those of malloc.h, which the module Glibc does not have.
    private static let mmapThreshold: Int32 = -3
    private static let arenaMax: Int32 = -8

    /// For a process that runs for long.
    static func givesBack() { set(mmapThreshold, to: ownPages) }

    /// For a process that reads much, works on it and ends: what one thread has given back another may have. Left alone,
    /// each thread goes on with memory of its own, and a sixth of all is never used again. Two threads get on with one
    /// part of it; on a large machine all would wait for each other. What was a large list goes back to the system, or
    /// small pieces that stay would lie in it.
    static func sharesMost() {
        set(arenaMax, to: Int32(max(1, ProcessorAffinity.count / 2)))
        givesBack()
    }

    /// Gives back what is free between what is still in use, once, behind work that needed much more than what follows.
    static func trim() {
        #if canImport(Glibc)
            guard let symbol = dlsym(nil, "malloc_trim") else { return }
            typealias Trim = @convention(c) (Int) -> Int32
            _ = unsafeBitCast(symbol, to: Trim.self)(0)
        #endif
    }

    private static func set(_ parameter: Int32, to value: Int32) {
        #if canImport(Glibc)
            guard let symbol = dlsym(nil, "mallopt") else { return }
            typealias Option = @convention(c) (Int32, Int32) -> Int32
            _ = unsafeBitCast(symbol, to: Option.self)(parameter, value)
        #endif
    }
}
