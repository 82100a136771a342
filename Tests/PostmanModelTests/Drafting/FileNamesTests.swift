import Testing

@testable import PostmanModel

struct FileNamesTests {
    @Test(arguments: [
        ("Orders", "Orders"), ("a/b\\c:d*e?f\"g<h>i|j", "a-b-c-d-e-f-g-h-i-j"), ("..", "-"), (".", "-"), ("", "-"),
        ("   ", "-"), ("../../etc/passwd", "-.-..-etc-passwd"), (".hidden", "-hidden"), ("end. . ", "end"),
        ("CON", "-CON"), ("con.txt", "-con.txt"), ("Lpt1", "-Lpt1"), ("console", "console"),
        ("node_modules", "-node_modules"), ("a\0b\r\nc\u{7F}d", "a-b-c-d"), ("\u{202E}gpj.exe", "-gpj.exe"),
        ("a\u{2028}b", "a-b"), ("👩‍👩‍👧 family", "👩‍👩‍👧 family"), ("日本語", "日本語"),
    ])
    func aNameIsWhatEveryFileSystemTakes(text: String, name: String) {
        var names = FileNames()
        #expect(names.unique(text) == name)
    }

    @Test func equalNamesAreNumbered() {
        var names = FileNames()
        #expect(
            ["a", "A", "a 2", "a", "b", "e\u{301}", "\u{e9}"].map { names.unique($0) }
                == ["a", "A 2", "a 2 2", "a 3", "b", "e\u{301}", "\u{e9} 2"])
    }

    /// A folder may be called as the file of a request beside it.
    @Test func anEndingIsPartOfWhatMustDiffer() {
        var names = FileNames()
        #expect(names.unique("a", ending: ".request.yaml") == "a")
        #expect(names.unique("a") == "a")
        #expect(names.unique("a.request.yaml") == "a.request.yaml 2")
    }

    @Test(arguments: ["x", "ü", "👩‍👩‍👧", "a\u{300}\u{301}\u{302}"])
    func aLongNameIsCut(letter: String) {
        var names = FileNames()
        let text = String(repeating: letter, count: 300)
        let both = [names.unique(text), names.unique(text)]
        #expect(both.allSatisfy { $0.utf8.count <= 130 && $0.utf8.count > 90 })
        #expect(both[0] != both[1])
    }
}
