import Testing
import XMLSupport

struct XMLWriterTests {
    @Test func writesAnIndentedDocument() throws {
        let document = try written {
            try $0.startElement("a")
            try $0.attribute("x", "1")
            try $0.startElement("b")
            try $0.element("c", text: "text")
            try $0.endElement()
            try $0.startElement("d")
            try $0.endElement()
            try $0.endElement()
        }
        #expect(
            document == """
                <?xml version="1.0" encoding="UTF-8"?>
                <a x="1">
                  <b>
                    <c>text</c>
                  </b>
                  <d/>
                </a>

                """)
    }

    @Test func escapesMarkupAndKeepsOtherText() throws {
        let document = try written {
            try $0.startElement("a")
            try $0.attribute("x", "<&\">\n\té漢🎉")
            try $0.text("<b>&amp; ]]> \"é漢🎉\"\nnext")
        }
        #expect(document.contains("x=\"&lt;&amp;&quot;&gt;&#10;&#9;é漢🎉\""))
        #expect(document.contains(">&lt;b&gt;&amp;amp; ]]&gt; &quot;é漢🎉&quot;\nnext</a>"))
    }

    @Test(arguments: [
        "\u{0}", "\u{1}", "\u{1B}", "\u{7F}", "\u{9F}", "\u{FFFE}", "\u{FFFF}", "]]>", "\u{1B}[0m", "&#27;",
    ])
    func staysWellFormedWhateverTheText(text: String) throws {
        let document = try written {
            try $0.startElement("a")
            try $0.attribute("x", text)
            try $0.text("a\(text)b")
        }
        #expect(CanonicalXML.bytes(of: Array(document.utf8)) != nil)
    }

    @Test func copiesFragmentsOfAnotherWriter() throws {
        var part: [UInt8] = []
        let aside = try XMLWriter(baseDepth: 1) { part += $0 }
        try aside.flush()
        let start = part.count
        for name in ["one", "two"] as [StaticString] {
            try aside.startElement(name)
            try aside.endElement()
        }
        try aside.flush()
        let fragment = Array(part[start...])
        let document = try written { writer in
            try writer.startElement("a")
            try fragment.withUnsafeBytes { try writer.fragment($0) }
            try writer.endElement()
        }
        #expect(document.hasSuffix("<a>\n  <one/>\n  <two/>\n</a>\n"))
    }

    @Test func throwsWhatTheOutputThrows() throws {
        struct DiskFull: Error {}
        let writer = try XMLWriter { _ in throw DiskFull() }
        try writer.startElement("a")
        #expect(throws: DiskFull.self) { try writer.finish() }
    }

    @Test func throwsWhenLibraryRefuses() throws {
        let writer = try XMLWriter { _ in }
        #expect(throws: XMLFailure.self) { try writer.attribute("x", "outside of any element") }
    }

    @Test func aDroppedWriterWritesNoMore() throws {
        var bytes = 0
        do {
            let writer = try XMLWriter { bytes += $0.count }
            try writer.startElement("never-finished")
        }
        #expect(bytes == 0)
    }

    private func written(_ body: (XMLWriter) throws -> Void) throws -> String {
        var bytes: [UInt8] = []
        let writer = try XMLWriter { bytes += $0 }
        try body(writer)
        try writer.finish()
        return String(decoding: bytes, as: UTF8.self)
    }
}
