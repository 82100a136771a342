#if !TLS
    import NIOCore

    /// Stands in a build without TLS for what it has not: it cannot be made.
    struct TLSServer: Sendable {
        private let never: Never

        init(_ files: TLSFiles) throws(ListenError) { throw .noTLS }

        func configure(_ channel: any Channel, for pipeline: ConnectionPipeline) throws { switch never {} }
    }
#endif
