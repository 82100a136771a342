import ArgumentParser
import Foundation
import MockcheckKit
import Verification

/// Whether text for people is in color.
struct ColorOption: ParsableArguments {
    @Option(help: "auto, always or never.", completion: .list(ColorChoice.allCases.map(\.rawValue)))
    var color: ColorChoice?

    func choice() throws -> ColorChoice { try Setting.resolve(color, "MOCKCHECK_COLOR") ?? .auto }

    /// The style of a text on standard output.
    ///
    /// - Parameter isFile: whether it goes to a file instead.
    func style(isFile: Bool = false) throws -> TerminalStyle {
        TerminalStyle(
            usesColor: try choice().usesColor(
                environment: ProcessInfo.processInfo.environment,
                isTerminal: !isFile && isatty(StandardOutput.descriptor) != 0))
    }
}

extension ColorChoice: ExpressibleByArgument, LosslessStringConvertible {
    public init?(_ description: String) { self.init(rawValue: description) }
    public var description: String { rawValue }
}
