import Foundation
import HTTPMessage
import Testing

struct ShellWordTests {
    /// What a shell makes of a script, by asking one.
    static func shell(_ script: String) throws -> [UInt8] {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", script]
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return [UInt8](bytes)
    }

    @Test(arguments: [
        "", "plain", "two words", "it's", "'", "''", "$HOME `id` $(id)", "a\\b", "\"", "new\nline", "*?[a]", "!x", "~",
        "ä'\u{301}; echo no", "-n", "#", "a&b|c;d>e<f", "\\'",
    ])
    func isOneWordOfAShell(text: String) throws {
        let output = try Self.shell("printf '%s|' \(ShellWord.quoted(text))")
        #expect(output == Array("\(text)|".utf8))
    }

    @Test(arguments: ["x-api-key: ", "a\"b$c`d\\e: "])
    func endsInAVariable(text: String) throws {
        let word = ShellWord.quoted(text, thenVariable: "KEY")
        #expect(try Self.shell("KEY='v w'; printf '%s|' \(word)") == Array("\(text)v w|".utf8))
    }

    @Test(arguments: [
        Array("GET / HTTP/1.1\r\n\r\n".utf8), Array("100%s\\n'".utf8), Array("-n".utf8),
        [0, 1, 0x7F, 0x80, 0xFF, 0x31],
    ])
    func printsBytes(bytes: [UInt8]) throws {
        #expect(try Self.shell(ShellWord.printf(bytes)) == bytes)
    }
}
