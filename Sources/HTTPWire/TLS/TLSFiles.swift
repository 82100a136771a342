/// The files with which a listener proves who it is, both in PEM.
package struct TLSFiles: Sendable, Hashable {
    /// The certificate, then those that signed it.
    package var certificate: String
    package var key: String

    package init(certificate: String, key: String) {
        self.certificate = certificate
        self.key = key
    }
}
