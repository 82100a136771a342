/// How much of a user's file is taken before it is refused (I-6).
package struct ReadingLimits: Sendable, Hashable {
    /// Bytes of one file; offsets are 32 bits wide, so more than 4 GiB is never read.
    package var fileByteCount: Int
    /// Bytes of one YAML file, whose tree takes many times as much.
    package var yamlByteCount: Int
    /// Lists and objects around a value.
    package var nestingDepth: Int

    package init(fileByteCount: Int = 256 << 20, yamlByteCount: Int = 16 << 20, nestingDepth: Int = 512) {
        self.fileByteCount = min(fileByteCount, Int(UInt32.max) - 1)
        self.yamlByteCount = yamlByteCount
        self.nestingDepth = nestingDepth
    }
}
