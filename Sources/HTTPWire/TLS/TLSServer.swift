#if TLS
    import NIOCore
    import NIOSSL

    /// The listener's end of TLS: its certificate, and what it may agree on with a client.
    struct TLSServer: Sendable {
        private let context: NIOSSLContext

        /// TLS 1.2 or newer, HTTP/2 before HTTP/1.1.
        init(_ files: TLSFiles) throws(ListenError) {
            let chain: [NIOSSLCertificate]
            do {
                chain = try NIOSSLCertificate.fromPEMFile(files.certificate)
            } catch {
                throw .unusableTLSFile(files.certificate, "it holds no certificate in PEM that can be read")
            }
            guard !chain.isEmpty else { throw .unusableTLSFile(files.certificate, "it holds no certificate in PEM") }
            let key: NIOSSLPrivateKey
            do {
                key = try NIOSSLPrivateKey(file: files.key, format: .pem) { $0([UInt8]()) }
            } catch {
                throw .unusableTLSFile(
                    files.key, "it holds no private key in PEM that can be read; it must have no pass phrase")
            }
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
            configuration.minimumTLSVersion = .tlsv12
            configuration.applicationProtocols = ["h2", "http/1.1"]
            configuration.shutdownTimeout = .seconds(1)
            do {
                context = try NIOSSLContext(configuration: configuration)
            } catch {
                throw .unusableTLSFile(files.key, "it does not belong to the certificate in \(files.certificate)")
            }
        }

        /// Has the channel shake hands, and then serve the version of HTTP that was agreed on.
        func configure(_ channel: any Channel, for pipeline: ConnectionPipeline) throws {
            try channel.pipeline.syncOperations.addHandlers([
                NIOSSLServerHandler(context: context),
                HandshakeHandler(patience: TimeAmount(pipeline.limits.head)) { negotiated, channel in
                    if negotiated == "h2" {
                        try pipeline.addHTTP2(to: channel)
                    } else {
                        try pipeline.addHTTP1(to: channel)
                    }
                },
            ])
        }
    }
#endif
