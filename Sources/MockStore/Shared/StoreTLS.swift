import NIOCore

#if TLS
    import NIOSSL

    /// TLS to a store, with the roots of the machine.
    enum StoreTLS {
        static func addHandler(to channel: any Channel, host: String) throws {
            var configuration = TLSConfiguration.makeClientConfiguration()
            configuration.minimumTLSVersion = .tlsv12
            let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
            try channel.pipeline.syncOperations.addHandler(
                NIOSSLClientHandler(
                    context: NIOSSLContext(configuration: configuration), serverHostname: isAddress ? nil : host))
        }
    }
#else
    /// A build without TLS, where the command refuses `rediss://` before it comes so far.
    enum StoreTLS {
        static func addHandler(to channel: any Channel, host: String) throws {
            throw StoreProblem.refused("this build has no TLS")
        }
    }
#endif
