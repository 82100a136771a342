import CLibXML2

/// Whether a text is XML at all.
package enum XMLSyntax {
    /// What keeps the document from being well-formed, the first of it; nothing outside it is looked at.
    ///
    /// What it says of its own encoding does not count: whoever sends it says that in a header.
    package static func problem(in document: [UInt8]) -> XMLProblem? {
        let (isWellFormed, problems) = LibXML2.collectingProblems(limit: 1) {
            withoutDeclaration(document).withUnsafeBufferPointer { buffer -> Bool in
                guard XMLCost.isBounded(buffer), let reader = XMLReader(buffer, ignoresEncoding: true) else {
                    return false
                }
                do {
                    while try reader.next() != nil {}
                    return true
                } catch {
                    return false
                }
            }
        }
        return isWellFormed ? nil : problems.first ?? XMLProblem(line: 0, message: "not well-formed")
    }

    /// The declaration's bytes made blanks, so that lines stay where they are; one that is not at the start stays.
    private static func withoutDeclaration(_ document: [UInt8]) -> [UInt8] {
        guard document.starts(with: "<?xml ".utf8), let end = document.firstIndex(of: UInt8(ascii: ">")) else {
            return document
        }
        return document[...end].map { $0 == 0x0A ? $0 : 0x20 } + document[(end + 1)...]
    }
}
