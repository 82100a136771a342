import HTTPMessage
import Testing

struct MultipartFormTests {
    private func form(_ lines: String...) -> [UInt8] { Array(lines.joined(separator: "\r\n").utf8) }

    @Test func readsTextsAndFilesInOrder() {
        let body = form(
            "--x", "Content-Disposition: form-data; name=\"user\"", "", "ada",
            "--x", "content-disposition: form-data; name=\"photo\"; filename=\"a b.png\"", "Content-Type: image/png",
            "",
            "\u{1}\r\n--xylophone\r\n", "--x  ", "Content-Disposition: Form-Data; name=empty", "", "", "--x--", "")
        // A delimiter is the whole boundary: "--xylophone" begins with it, so a sender must not choose "x" for such a file.
        #expect(MultipartForm.parse(body, boundary: "x") == nil)
        let clean = form(
            "preamble", "--x", "Content-Disposition: form-data; name=\"user\"", "", "ada",
            "--x", "content-disposition: form-data; name=\"photo\"; filename=\"a b.png\"", "Content-Type: image/png",
            "",
            "\u{1}\r\n--y\r\n", "--x  ", "Content-Disposition: Form-Data; name=empty", "", "", "--x--", "epilogue")
        #expect(
            MultipartForm.parse(clean, boundary: "x") == [
                MultipartField(name: "user", bytes: Array("ada".utf8)),
                MultipartField(
                    name: "photo", filename: "a b.png", contentType: "image/png", bytes: Array("\u{1}\r\n--y\r\n".utf8)),
                MultipartField(name: "empty", bytes: []),
            ])
    }

    @Test func undoesTheEscapesOfBrowsers() {
        let body = form("--x", "Content-Disposition: form-data; name=\"a%22b%0D%0A100%25\"", "", "", "--x--")
        #expect(MultipartForm.parse(body, boundary: "x")?.map(\.name) == ["a\"b\r\n100%25"])
    }

    @Test(arguments: [
        "", "--x", "--x\r\n", "--x\r\nContent-Disposition: form-data; name=a\r\n\r\nb", "--x\r\n\r\nb\r\n--x--",
        "--x\r\nContent-Disposition: form-data\r\n\r\nb\r\n--x--", "--x\r\nno colon\r\n\r\nb\r\n--x--",
        "--x\r\nContent-Disposition: form-data; name=a\r\n--x--", "--y--", "--x\r\n--x--", "\r\n--x",
    ])
    func refusesWhatIsNoWholeForm(_ text: String) {
        #expect(MultipartForm.parse(Array(text.utf8), boundary: "x") == nil)
    }

    @Test func aFormWithoutFieldsIsEmpty() {
        #expect(MultipartForm.parse(Array("--x--".utf8), boundary: "x") == [])
    }

    @Test func aCallSaysItsBoundary() {
        let body = form("--a b", "Content-Disposition: form-data; name=k", "", "v", "--a b--")
        var call = Call(method: "POST", target: "/", body: body)
        #expect(MultipartForm.parse(call) == nil)
        call.headers.append("content-type", "multipart/form-data; boundary=\"a b\"")
        #expect(MultipartForm.parse(call) == [MultipartField(name: "k", bytes: Array("v".utf8))])
    }
}
