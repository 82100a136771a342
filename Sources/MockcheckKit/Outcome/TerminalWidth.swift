#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How wide the lines may be that people read.
package enum TerminalWidth {
    /// Beyond that, nobody finds the next line.
    private static let most = 120
    private static let least = 40

    /// Nil where the descriptor is none of a terminal.
    package static func ofTerminal(_ descriptor: Int32) -> Int? {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return min(max(Int(size.ws_col), least), most)
    }

    /// Of the terminal behind a descriptor; that of old terminals where there is none.
    static func columns(of descriptor: Int32) -> Int { ofTerminal(descriptor) ?? 80 }
}
