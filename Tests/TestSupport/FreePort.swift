import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Ports for programs that cannot be told to choose one themselves; no two tests get the same.
///
/// Below those that the system gives to clients, of which any may be taken in the next moment.
package enum FreePort {
    private static let range: Range<UInt16> = 10_000..<30_000
    private static let next = Mutex(UInt16.random(in: range))

    /// The first of `count` ports one behind the other that are free.
    package static func take(_ count: Int = 1) -> Int {
        next.withLock { next in
            while true {
                if Int(next) + count > Int(range.upperBound) { next = range.lowerBound }
                let first = next
                next += UInt16(count)
                if (first..<next).allSatisfy(isFree) { return Int(first) }
            }
        }
    }

    private static func isFree(_ port: UInt16) -> Bool {
        #if canImport(Glibc)
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
