import NIOCore

#if TLS
    import NIOSSL

    /// TLS to a store.
    enum StoreTLS {
        static func addHandler(to channel: any Channel, for address: StoreAddress) throws {
            var configuration = TLSConfiguration.makeClientConfiguration()
            configuration.minimumTLSVersion = .tlsv12
            if let roots = address.roots { configuration.trustRoots = .file(roots) }
            let isNumber = (try? SocketAddress(ipAddress: address.host, port: 0)) != nil
            try channel.pipeline.syncOperations.addHandler(
                NIOSSLClientHandler(
                    context: NIOSSLContext(configuration: configuration),
                    serverHostname: isNumber ? nil : address.host))
        }
    }
#else
    /// A build without TLS, where the command refuses `rediss://` before it comes so far.
    enum StoreTLS {
        static func addHandler(to channel: any Channel, for address: StoreAddress) throws {
            throw StoreProblem.refused("this build has no TLS")
        }
    }
#endif
