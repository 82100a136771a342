package import NIOCore
import NIOPosix

/// One thread beside those that serve the mocks, for a listener whose responder may wait for the disk.
package enum SideThread {
    /// It lives as long as the process.
    package static let group: any EventLoopGroup = MultiThreadedEventLoopGroup(numberOfThreads: 1)
}
