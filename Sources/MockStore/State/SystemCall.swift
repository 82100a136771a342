#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The calls to the operating system that keeping files safe needs; each gives errno where it fails, and 0 where not.
enum SystemCall {
    static func reason(_ code: Int32) -> String {
        let text = String(cString: strerror(code))
        return text.prefix(1).lowercased() + text.dropFirst()
    }

    /// - Returns: a descriptor, or errno.
    static func open(_ path: String, _ flags: Int32, mode: mode_t = 0o600) -> Result<Int32, SystemError> {
        while true {
            let descriptor = cOpen(path, flags | O_CLOEXEC, mode)
            if descriptor >= 0 { return .success(descriptor) }
            if errno != EINTR { return .failure(SystemError(code: errno)) }
        }
    }

    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { cWrite(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                return errno
            }
        }
        return 0
    }

    /// Waits until the content is on the disk.
    static func synchronize(_ descriptor: Int32) -> Int32 {
        #if canImport(Darwin)
            let result = fcntl(descriptor, F_FULLFSYNC)
        #else
            let result = fdatasync(descriptor)
        #endif
        return result == 0 ? 0 : errno
    }

    static func truncate(_ descriptor: Int32, to length: Int64) -> Int32 {
        ftruncate(descriptor, off_t(length)) == 0 ? 0 : errno
    }

    /// Takes the lock of the file, or says `EWOULDBLOCK` where another process has it.
    static func lock(_ descriptor: Int32) -> Int32 {
        flock(descriptor, LOCK_EX | LOCK_NB) == 0 ? 0 : errno
    }

    static func lockWaiting(_ descriptor: Int32) -> Int32 {
        while flock(descriptor, LOCK_EX) != 0 {
            if errno != EINTR { return errno }
        }
        return 0
    }

    static func rename(_ from: String, to path: String) -> Int32 { cRename(from, path) == 0 ? 0 : errno }

    static func close(_ descriptor: Int32) { cClose(descriptor) }

    static var processID: Int32 { getpid() }

    // MARK: The C functions, whose names the methods above hide

    private static func cOpen(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
        #if canImport(Glibc)
            Glibc.open(path, flags, mode)
        #elseif canImport(Musl)
            Musl.open(path, flags, mode)
        #else
            Darwin.open(path, flags, mode)
        #endif
    }

    private static func cWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, bytes, count)
        #elseif canImport(Musl)
            Musl.write(descriptor, bytes, count)
        #else
            Darwin.write(descriptor, bytes, count)
        #endif
    }

    private static func cRename(_ from: String, _ path: String) -> Int32 {
        #if canImport(Glibc)
            Glibc.rename(from, path)
        #elseif canImport(Musl)
            Musl.rename(from, path)
        #else
            Darwin.rename(from, path)
        #endif
    }

    private static func cClose(_ descriptor: Int32) {
        #if canImport(Glibc)
            _ = Glibc.close(descriptor)
        #elseif canImport(Musl)
            _ = Musl.close(descriptor)
        #else
            _ = Darwin.close(descriptor)
        #endif
    }
}

struct SystemError: Error {
    var code: Int32
}
