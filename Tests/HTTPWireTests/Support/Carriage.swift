import HTTPWire
import NIOCore
import NIOPosix

/// What carries the bytes of plain HTTP on this system; whatever a listener promises, it promises over each of them.
enum Carriage: CaseIterable {
    case channels
    #if os(Linux)
        case epoll
    #endif

    /// The threads that all listeners of the tests share.
    var group: any EventLoopGroup {
        switch self {
        case .channels: MultiThreadedEventLoopGroup.singleton
        #if os(Linux)
            case .epoll: EpollLoops.shared
        #endif
        }
    }

    /// One thread that nobody else uses.
    var thread: any EventLoopGroup {
        switch self {
        case .channels: MultiThreadedEventLoopGroup(numberOfThreads: 1)
        #if os(Linux)
            case .epoll: EpollLoops(count: 1)
        #endif
        }
    }
}
