import Testing
import XMLSupport

struct CanonicalXMLTests {
    @Test(arguments: [
        ("<a><b>x</b></a>", "<?xml version='1.0'?>\n<a>\n\t<b>x</b>\r\n</a>\n"),
        ("<a x='1' y='2'/>", "<a y=\"2\"\n x=\"1\"></a>"),
        ("<a xmlns='u' xmlns:p='v'/>", "<a xmlns:p='v' xmlns='u'/>"),
        ("<a xmlns:p='v' p:x='1' x='2'/>", "<a x='2' p:x='1' xmlns:p='v'/>"),
        ("<a>1 &lt; 2</a>", "<a><![CDATA[1 < 2]]></a>"),
        ("<a>ab</a>", "<a>a<!-- note -->b</a>"),
        ("<a>é</a>", "<a>&#xE9;</a>"),
        ("<a/>", "<!DOCTYPE a PUBLIC 'x' 'http://127.0.0.1:1/a.dtd'><a/>"),
    ])
    func isTheSameForOtherSpellings(left: String, right: String) {
        #expect(form(left) != nil)
        #expect(form(left) == form(right))
    }

    @Test(arguments: [
        ("<a>x</a>", "<a> x </a>"),
        ("<a>x</a>", "<a>y</a>"),
        ("<a><b/><c/></a>", "<a><c/><b/></a>"),
        ("<a x='1'/>", "<a x='2'/>"),
        ("<a x='1'/>", "<a/>"),
        ("<a x=' 1'/>", "<a x='1'/>"),
        ("<a xmlns='u'/>", "<a xmlns='v'/>"),
        ("<p:a xmlns:p='u'/>", "<a xmlns='u'/>"),
        ("<a>&lt;b/></a>", "<a><b/></a>"),
        ("<a x='&quot;> y=&quot;'/>", "<a x='' y=''/>"),
        ("<a><?p 1?></a>", "<a><?p 2?></a>"),
    ])
    func tellsDifferentContentApart(left: String, right: String) {
        #expect(form(left) != nil)
        #expect(form(right) != nil)
        #expect(form(left) != form(right))
    }

    @Test(arguments: [
        "", "text", "<a>", "<a></b>", "<a x='1' x='2'/>", "<a/><b/>", "{\"a\":1}", "<a>\u{0}</a>", "<a>&nbsp;</a>",
        "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>",
        "<!DOCTYPE a [<!ATTLIST a x CDATA 'default'>]><a/>", "<?xml version='1.0' encoding='no-such'?><a/>",
    ])
    func isNilForWhatCannotBeCompared(document: String) {
        #expect(form(document) == nil)
    }

    @Test func refusesInvalidUTF8() {
        #expect(CanonicalXML.bytes(of: Array("<a>".utf8) + [0xFF, 0xFE] + Array("</a>".utf8)) == nil)
    }

    @Test func survivesEntityBombs() {
        var subset = "<!ENTITY e0 'boom'>"
        for level in 1..<30 {
            subset += "<!ENTITY e\(level) '&e\(level - 1);&e\(level - 1);&e\(level - 1);&e\(level - 1);'>"
        }
        #expect(form("<!DOCTYPE a [\(subset)]><a x='&e29;'>&e29;</a>") == nil)
    }

    @Test func survivesDeepNesting() {
        let depth = 100_000
        let open = String(repeating: "<a>", count: depth)
        let close = String(repeating: "</a>", count: depth)
        #expect(form(open + close) == nil)
        let wide = "<r>" + String(repeating: "<a>x</a>", count: depth) + "</r>"
        #expect(form(wide) == Array(wide.utf8))
    }

    @Test func declaresRelativeNamespacesWithoutComplaint() {
        #expect(form("<a xmlns:x=\"u\"><x:b></x:b></a>") == Array("<a xmlns:x=\"u\"><x:b></x:b></a>".utf8))
    }

    private func form(_ text: String) -> [UInt8]? {
        CanonicalXML.bytes(of: Array(text.utf8))
    }
}
