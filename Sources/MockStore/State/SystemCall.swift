import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What keeping files safe asks of the operating system; swift-system has most of it, here is the rest.
enum SystemCall {
    /// Runs a call of swift-system, whose errors are all of this one type.
    static func run<Value>(_ call: () throws -> Value) throws(Errno) -> Value {
        do {
            return try call()
        } catch let error as Errno {
            throw error
        } catch {
            throw .ioError
        }
    }

    static func open(
        _ path: String, _ mode: FileDescriptor.AccessMode, _ options: FileDescriptor.OpenOptions = []
    ) throws(Errno) -> FileDescriptor {
        try run {
            try FileDescriptor.open(
                FilePath(path), mode, options: options.union(.closeOnExec), permissions: .ownerReadWrite)
        }
    }

    /// Nothing can be done about a failure.
    static func close(_ descriptor: FileDescriptor) { try? descriptor.close() }

    /// Waits until the content is on the disk.
    static func synchronize(_ descriptor: FileDescriptor) throws(Errno) {
        #if canImport(Darwin)
            try check(fcntl(descriptor.rawValue, F_FULLFSYNC))
        #else
            try check(fdatasync(descriptor.rawValue))
        #endif
    }

    /// Takes the lock of the file, or throws `wouldBlock` where another process has it.
    static func lock(_ descriptor: FileDescriptor) throws(Errno) {
        try check(flock(descriptor.rawValue, LOCK_EX | LOCK_NB))
    }

    static func rename(_ old: String, to new: String) throws(Errno) { try check(cRename(old, new)) }

    static func remove(_ path: String) throws(Errno) { try check(unlink(path)) }

    static var processID: Int32 { getpid() }

    private static func check(_ result: Int32) throws(Errno) {
        if result != 0 { throw Errno(rawValue: errno) }
    }

    /// The C function, whose name a method above hides.
    private static func cRename(_ old: String, _ new: String) -> Int32 {
        #if canImport(Glibc)
            Glibc.rename(old, new)
        #else
            Darwin.rename(old, new)
        #endif
    }
}
