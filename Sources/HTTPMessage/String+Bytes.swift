extension String {
    /// Whether one of the UTF-8 bytes is this one: a look at memory, where `utf8.contains` goes index by index.
    package func contains(byte: UInt8) -> Bool {
        utf8.withContiguousStorageIfAvailable { $0.contains(byte) } ?? utf8.contains(byte)
    }
}
