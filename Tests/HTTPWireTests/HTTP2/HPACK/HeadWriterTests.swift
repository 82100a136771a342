import ForeignTools
import HTTPMessage
import NIOCore
import Testing

@testable import HTTPWire

@Suite(.enabled(if: Python.isThere, "\(Python.remedy)"))
struct HeadWriterTests {
    /// The fields as Python's coder reads them, and the frames' types and flags.
    private func written(
        _ reply: Reply, endsStream: Bool = false, by writer: inout HeadWriter
    ) throws -> (fields: [String], frames: [[UInt8]]) {
        var buffer = ByteBuffer()
        writer.write(reply, stream: 5, endsStream: endsStream, epochSeconds: 0, into: &buffer)
        var block = ByteBuffer()
        var frames: [[UInt8]] = []
        while let head = buffer.withUnsafeReadableBytes({ FrameHead(at: $0) }) {
            #expect(head.stream == 5 && head.length <= 16_384)
            frames.append([head.kind?.rawValue ?? 99, head.flags])
            buffer.moveReaderIndex(forwardBy: FrameHead.byteCount)
            guard var payload = buffer.readSlice(length: head.length) else { break }
            block.writeBuffer(&payload)
        }
        #expect(buffer.readableBytes == 0)
        let script = """
            import sys
            import hpack
            decoder = hpack.Decoder(max_header_list_size=100000)
            for name, value in decoder.decode(bytes.fromhex(sys.stdin.read())): print(f"{name}: {value}")
            """
        let fields = try Python.run(script, input: Array(block.readableBytesView).hexadecimal)
        return (fields.split(separator: "\n").map(String.init), frames)
    }

    @Test func writesNamesInLowerCaseAndNothingAboutTheConnection() throws {
        let reply = Reply(
            status: 201,
            headers: [
                "Content-Type": "text/plain", "X-Ü": "left out", "X-Long-Name": "zwei ü", "Keep-Alive": "timeout=5",
                "Connection": "keep-alive", "Transfer-Encoding": "chunked", "Empty": "", "Date": "never",
            ], body: [1, 2, 3])
        var writer = HeadWriter()
        let (fields, frames) = try written(reply, by: &writer)
        #expect(
            fields == [
                ":status: 201", "content-type: text/plain", "x-long-name: zwei ü", "empty: ",
                "date: Thu, 01 Jan 1970 00:00:00 GMT", "content-length: 3",
            ])
        #expect(frames == [[1, 4]])
    }

    @Test(arguments: [200, 204, 206, 304, 400, 404, 500, 299, 418, 999])
    func writesAnyStatus(_ status: Int) throws {
        var writer = HeadWriter()
        let (fields, frames) = try written(Reply(status: status), endsStream: true, by: &writer)
        #expect(fields.first == ":status: \(status)")
        #expect(fields.contains("content-length: 0") == ![204, 304].contains(status))
        #expect(frames == [[1, 5]])
    }

    /// RFC 9113, 4.3: a head that has no room in a frame goes on in others, and only the last one ends it.
    @Test(arguments: [126, 127, 128, 254, 255, 16_000, 17_000, 40_000])
    func writesTextsOfAnyLength(_ count: Int) throws {
        let value = String(repeating: "v", count: count)
        var writer = HeadWriter()
        let (fields, frames) = try written(Reply(status: 200, headers: ["X": value, "Y": "1"]), by: &writer)
        #expect(fields.dropFirst().prefix(2) == ["x: \(value)", "y: 1"])
        let parts = (count + 60) / 16_384 + 1
        #expect(frames.map { $0[0] } == [1] + Array(repeating: 9, count: parts - 1))
        #expect(frames.map { $0[1] } == Array(repeating: 0, count: parts - 1) + [4])
    }

    /// RFC 7541, 4.2: said once, before the first field; whatever the client allows is then respected.
    @Test func saysOnceThatItKeepsNoTable() throws {
        var writer = HeadWriter()
        var buffer = ByteBuffer()
        writer.write(Reply(status: 200), stream: 1, endsStream: true, epochSeconds: 0, into: &buffer)
        #expect(buffer.getInteger(at: 9, as: UInt8.self) == 0x20)
        buffer.clear()
        writer.write(Reply(status: 200), stream: 3, endsStream: true, epochSeconds: 0, into: &buffer)
        #expect(buffer.getInteger(at: 9, as: UInt8.self) == 0x88)
    }
}
