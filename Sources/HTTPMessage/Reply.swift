/// One HTTP response: what a mock wants sent, and what the verifier received.
///
/// A mock leaves out `Date`, `Content-Length`, `Connection` and `Transfer-Encoding`: the listener adds them.
package struct Reply: Sendable, Hashable {
    package var status: Int
    package var headers: HeaderList
    package var body: [UInt8]

    package init(status: Int, headers: HeaderList = HeaderList(), body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
