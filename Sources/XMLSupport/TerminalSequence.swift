/// Finds the control sequences with which programs colour and steer a terminal (ECMA-48).
enum TerminalSequence {
    typealias Scalars = String.UnicodeScalarView

    /// Where the sequence that begins here ends, or nil where none begins or it is not complete.
    ///
    /// Every search stops at the first control character, so a text of unfinished sequences costs linear time.
    static func end(in scalars: Scalars, from start: Scalars.Index) -> Scalars.Index? {
        let next = scalars.index(after: start)
        switch scalars[start] {
        case "\u{9B}": return endOfControl(in: scalars, from: next)
        case "\u{90}", "\u{98}", "\u{9D}", "\u{9E}", "\u{9F}": return endOfString(in: scalars, from: next)
        case "\u{1B}":
            guard next < scalars.endIndex else { return nil }
            let body = scalars.index(after: next)
            switch scalars[next] {
            case "[": return endOfControl(in: scalars, from: body)
            case "]", "P", "X", "^", "_": return endOfString(in: scalars, from: body)
            case "(", ")", "*", "+": return endOfCharacterSet(in: scalars, from: body)
            default: return nil
            }
        default: return nil
        }
    }

    /// CSI: parameters, intermediates and one final character.
    private static func endOfControl(in scalars: Scalars, from start: Scalars.Index) -> Scalars.Index? {
        var index = start
        while index < scalars.endIndex, (0x20...0x3F).contains(scalars[index].value) {
            index = scalars.index(after: index)
        }
        guard index < scalars.endIndex, (0x40...0x7E).contains(scalars[index].value) else { return nil }
        return scalars.index(after: index)
    }

    /// OSC, DCS, SOS, PM and APC: any text up to BEL or ST.
    private static func endOfString(in scalars: Scalars, from start: Scalars.Index) -> Scalars.Index? {
        var index = start
        while index < scalars.endIndex {
            let next = scalars.index(after: index)
            switch scalars[index] {
            case "\u{07}", "\u{9C}": return next
            case "\u{1B}": return next < scalars.endIndex && scalars[next] == "\\" ? scalars.index(after: next) : nil
            case let scalar where scalar.value < 0x20: return nil
            default: index = next
            }
        }
        return nil
    }

    /// The choice of a character set: one more character.
    private static func endOfCharacterSet(in scalars: Scalars, from start: Scalars.Index) -> Scalars.Index? {
        guard start < scalars.endIndex, (0x30...0x7E).contains(scalars[start].value) else { return nil }
        return scalars.index(after: start)
    }
}
