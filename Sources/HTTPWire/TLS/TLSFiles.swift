import NIOCore
import NIOSSL

/// The files with which a listener proves who it is, both in PEM.
package struct TLSFiles: Sendable, Hashable {
    /// The certificate, then those that signed it.
    package var certificate: String
    package var key: String

    package init(certificate: String, key: String) {
        self.certificate = certificate
        self.key = key
    }

    /// What NIO needs of them: TLS 1.2 or newer, HTTP/2 before HTTP/1.1.
    func makeContext() throws(ListenError) -> NIOSSLContext {
        let chain: [NIOSSLCertificate]
        do {
            chain = try NIOSSLCertificate.fromPEMFile(certificate)
        } catch {
            throw .unusableTLSFile(certificate, "it holds no certificate in PEM that can be read")
        }
        guard !chain.isEmpty else { throw .unusableTLSFile(certificate, "it holds no certificate in PEM") }
        let privateKey: NIOSSLPrivateKey
        do {
            privateKey = try NIOSSLPrivateKey(file: key, format: .pem) { $0([UInt8]()) }
        } catch {
            throw .unusableTLSFile(key, "it holds no private key in PEM that can be read; it must have no pass phrase")
        }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(privateKey))
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["h2", "http/1.1"]
        configuration.shutdownTimeout = .seconds(1)
        do {
            return try NIOSSLContext(configuration: configuration)
        } catch {
            throw .unusableTLSFile(key, "it does not belong to the certificate in \(certificate)")
        }
    }
}
