#if TLS
    import NIOCore
    import NIOSSL
    import NIOTLS

    #if canImport(Glibc)
        import Glibc
    #else
        import Darwin
    #endif

    /// TLS 1.2 or newer from the client's end, with what one endpoint wants of it; HTTP/1.1 is all it offers.
    struct ClientTLS: Sendable {
        private let context: NIOSSLContext
        /// For SNI and for the certificate's name; nil for an address, which is compared as such.
        private let serverName: String?

        /// - Throws: `ClientError.tls` where a file cannot be used.
        init(_ endpoint: Endpoint) throws(ClientError) {
            var configuration = TLSConfiguration.makeClientConfiguration()
            configuration.minimumTLSVersion = .tlsv12
            configuration.applicationProtocols = ["http/1.1"]
            configuration.shutdownTimeout = .seconds(1)
            if !endpoint.tls.verifies { configuration.certificateVerification = .none }
            if let path = endpoint.tls.authorities {
                guard let roots = try? NIOSSLCertificate.fromPEMFile(path), !roots.isEmpty else {
                    throw .tls(reason: "cannot use \(path): it has no certificate in PEM format")
                }
                configuration.trustRoots = .certificates(roots)
            }
            if let files = endpoint.tls.identity {
                guard let chain = try? NIOSSLCertificate.fromPEMFile(files.certificate), !chain.isEmpty else {
                    throw .tls(reason: "cannot use \(files.certificate): it has no certificate in PEM format")
                }
                guard
                    let key = try? NIOSSLPrivateKey(
                        file: files.key, format: .pem, passphraseCallback: { $0([UInt8]()) })
                else {
                    throw .tls(
                        reason: "cannot use \(files.key): it has no private key in PEM format without a pass phrase")
                }
                configuration.certificateChain = chain.map { .certificate($0) }
                configuration.privateKey = .privateKey(key)
            }
            do {
                context = try NIOSSLContext(configuration: configuration)
            } catch {
                let files = [endpoint.tls.identity?.certificate, endpoint.tls.identity?.key].compactMap { $0 }
                throw .tls(
                    reason: "cannot use \(files.joined(separator: " and ")): the key does not fit the certificate")
            }
            serverName = (try? SocketAddress(ipAddress: endpoint.host, port: 0)) == nil ? endpoint.host : nil
        }

        /// Puts TLS before whatever is added next, and keeps or breaks the promise when the handshake is over.
        func addHandlers(
            to pipeline: ChannelPipeline.SynchronousOperations, _ endpoint: Endpoint, ready: EventLoopPromise<Void>
        ) throws {
            try pipeline.addHandler(NIOSSLClientHandler(context: context, serverHostname: serverName))
            try pipeline.addHandler(HandshakeWait(endpoint, ready: ready))
        }

        /// Why a handshake failed, and what to do; nil where TLS has nothing to do with it.
        fileprivate static func reason(
            _ error: any Error, _ endpoint: Endpoint, pipeline: ChannelPipeline.SynchronousOperations?
        ) -> String? {
            switch error {
            case is NIOSSLExtraError:
                return "the certificate is not for \(endpoint.host); check the host name, or use --insecure"
            case NIOSSLError.handshakeFailed(let reason):
                let text = "\(reason)"
                if text.contains("CERTIFICATE_VERIFY_FAILED") {
                    return verificationReason((try? pipeline?.nioSSL_peerCertificate()) ?? nil, endpoint)
                }
                if text.contains("CERTIFICATE_REQUIRED") || text.contains("HANDSHAKE_FAILURE_ON_CLIENT_HELLO")
                    || text.contains("ALERT_BAD_CERTIFICATE")
                {
                    return "the server refuses the handshake; if it wants a client certificate, pass --client-cert and "
                        + "--client-key"
                }
                if text.contains("WRONG_VERSION_NUMBER") || text.contains("HTTP_REQUEST") {
                    return "\(endpoint.authority) does not speak TLS on this port; use http:// if that is meant"
                }
                return "the handshake failed: \(opensslReason(in: text))"
            case let error as NIOSSLError:
                return error == .uncleanShutdown ? nil : "\(error)"
            default: return nil
            }
        }

        private static func verificationReason(_ certificate: NIOSSLCertificate?, _ endpoint: Endpoint) -> String {
            let help = "pass its root with --cacert FILE, or use --insecure"
            guard let certificate else { return "the certificate of \(endpoint.host) is not trusted; \(help)" }
            let now = time(nil)
            if certificate.notValidAfter < now { return "the certificate of \(endpoint.host) has expired" }
            if certificate.notValidBefore > now { return "the certificate of \(endpoint.host) is not valid yet" }
            return "the certificate of \(endpoint.host) is self-signed or signed by an unknown authority; \(help)"
        }

        /// The words between the colons of `error:1000…:SSL routines:OPENSSL_internal:UNSUPPORTED_PROTOCOL at …`.
        private static func opensslReason(in text: String) -> String {
            let words = text.split(separator: ":").last.map(String.init) ?? text
            guard let mark = text.firstRange(of: "OPENSSL_internal:") else { return words }
            return text[mark.upperBound...].prefix { $0 != " " }.replacing("_", with: " ").lowercased()
        }
    }

    /// Waits until TLS is ready, then gets out of the way.
    private final class HandshakeWait: ChannelInboundHandler, RemovableChannelHandler {
        typealias InboundIn = ByteBuffer
        typealias InboundOut = ByteBuffer

        private let endpoint: Endpoint
        private let ready: EventLoopPromise<Void>
        private var isDone = false

        init(_ endpoint: Endpoint, ready: EventLoopPromise<Void>) {
            self.endpoint = endpoint
            self.ready = ready
        }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if case TLSUserEvent.handshakeCompleted = event {
                isDone = true
                ready.succeed()
                context.pipeline.syncOperations.removeHandler(self, promise: nil)
            } else {
                context.fireUserInboundEventTriggered(event)
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            let reason = ClientTLS.reason(error, endpoint, pipeline: context.pipeline.syncOperations)
            fail(.tls(reason: reason ?? "\(error)"))
            context.close(promise: nil)
        }

        func channelInactive(context: ChannelHandlerContext) {
            fail(.tls(reason: "the server closed the connection during the handshake"))
            context.fireChannelInactive()
        }

        private func fail(_ error: ClientError) {
            guard !isDone else { return }
            isDone = true
            ready.fail(error)
        }
    }
#endif
