#if !TLS
    import NIOCore

    /// Stands in a build without TLS for what it has not: it cannot be made.
    struct TLSServer: Sendable {
        private let never: Never

        init(_ files: TLSFiles) throws(ListenError) { throw .noTLS }

        func configure(_ channel: any Channel, for pipeline: ConnectionPipeline) throws { switch never {} }
    }

    /// The client's end, which cannot be made either.
    struct ClientTLS: Sendable {
        private let never: Never

        init(_ endpoint: Endpoint) throws(ClientError) { throw .tls(reason: TLSSupport.remedy) }

        func addHandlers(
            to pipeline: ChannelPipeline.SynchronousOperations, _ endpoint: Endpoint, ready: EventLoopPromise<Void>
        ) throws { switch never {} }
    }
#endif
