/// The bytes of a text, which need not be in memory.
package struct ByteInput: Sendable {
    package let byteCount: Int
    private let copy: @Sendable (_ offset: Int, _ place: UnsafeMutableRawBufferPointer) -> Bool

    /// - Parameter copy: fills the place with the bytes from an offset on; false where they cannot be had.
    package init(
        byteCount: Int, copy: @escaping @Sendable (_ offset: Int, _ place: UnsafeMutableRawBufferPointer) -> Bool
    ) {
        self.byteCount = byteCount
        self.copy = copy
    }

    init(_ bytes: [UInt8]) {
        self.init(byteCount: bytes.count) { offset, place in
            bytes[offset..<(offset + place.count)].withUnsafeBytes { place.copyMemory(from: $0) }
            return true
        }
    }

    /// What is there already, and a range behind it; nil where that cannot be had.
    func bytes(of range: Range<Int>, after start: some Swift.Collection<UInt8> = []) -> [UInt8]? {
        var isThere = false
        let bytes = [UInt8](unsafeUninitializedCapacity: start.count + range.count) { buffer, count in
            _ = buffer.initialize(fromContentsOf: start)
            let place = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[start.count...])
            isThere = range.isEmpty || copy(range.lowerBound, place)
            count = isThere ? start.count + range.count : 0
        }
        return isThere ? bytes : nil
    }
}
