import NIOCore

/// A connection that takes commands and gives their answers, in the same order.
protocol StoreLink: Sendable {
    /// Answers once, and what cannot be sent with a failure.
    func send(_ words: [String], answer: @escaping RedisClient.Answer)
    /// Does something when the commands that were sent before have been written.
    func soon(_ work: @escaping @Sendable () -> Void)
    /// Ends it; whoever made it is told when that is done.
    func close()
}

/// A channel of swift-nio: with TLS, for commands of any size, on any system.
struct RedisChannel: StoreLink {
    let channel: any Channel

    func send(_ words: [String], answer: @escaping RedisClient.Answer) {
        let once = FirstAnswer(answer)
        channel.writeAndFlush(RedisCommand(words: words, answer: once)).whenFailure { error in
            once.give(.failure(.away("\(error)")))
        }
    }

    func soon(_ work: @escaping @Sendable () -> Void) { channel.eventLoop.execute(work) }

    func close() { channel.close(promise: nil) }
}
