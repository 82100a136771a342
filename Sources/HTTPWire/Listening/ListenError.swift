import NIOCore

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why a listener could not start.
package enum ListenError: Error, Sendable, Hashable {
    case addressInUse(host: String, port: Int)
    case notPermitted(host: String, port: Int)
    case unknownHost(host: String)
    /// A file that TLS needs, and what is wrong with it.
    case unusableTLSFile(String, String)
    case noTLS
    case failed(host: String, port: Int, reason: String)

    init(host: String, port: Int, _ error: any Error) {
        if case .unknown? = error as? SocketAddressError {
            self = .unknownHost(host: host)
            return
        }
        switch (error as? IOError)?.errnoCode {
        case EADDRINUSE: self = .addressInUse(host: host, port: port)
        case EACCES, EPERM: self = .notPermitted(host: host, port: port)
        default: self = .failed(host: host, port: port, reason: "\(error)")
        }
    }
}

extension ListenError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .addressInUse(let host, let port):
            "cannot listen on \(host):\(port): the port is in use; stop the other program or choose port 0"
        case .notPermitted(let host, let port):
            "cannot listen on \(host):\(port): not permitted; choose a port above 1023"
        case .unknownHost(let host):
            "cannot listen on \(host): there is no such host; give an address of this machine, such as 127.0.0.1 or ::1"
        case .unusableTLSFile(let file, let reason):
            "cannot use \(file) for TLS: \(reason)"
        case .noTLS:
            TLSSupport.remedy
        case .failed(let host, let port, let reason):
            "cannot listen on \(host):\(port): \(reason)"
        }
    }
}
