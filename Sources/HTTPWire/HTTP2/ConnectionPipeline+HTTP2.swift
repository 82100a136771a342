#if TLS
    import NIOCore

    extension ConnectionPipeline {
        func addHTTP2(to channel: any Channel) throws {
            let connection = HTTP2Connection(responder: responder, limits: limits, counter: counter, held: held)
            try channel.pipeline.syncOperations.addHandler(ConnectionHandler(connection))
        }
    }
#endif
