extension DynamicValue {
    /// Filler text in a kind of Latin, all of it on one line: a line break would end a JSON string or a header.
    static let lorem: [DynamicValue] = [
        DynamicValue("$randomLoremWord") { $0.pick(Lorem.words) },
        DynamicValue("$randomLoremWords") {
            $0.loremWords(3...3)
        },
        DynamicValue("$randomLoremSlug") {
            $0.several(3...3, joinedBy: "-") { $0.pick(Lorem.words) }
        },
        DynamicValue("$randomLoremSentence") { $0.sentence() },
        DynamicValue("$randomLoremSentences") { $0.sentences(2...6) },
        DynamicValue("$randomLoremParagraph") { $0.sentences(3...6) },
        DynamicValue("$randomLoremParagraphs") {
            $0.several(3...3, joinedBy: " ") { $0.sentences(3...6) }
        },
        DynamicValue("$randomLoremLines") { $0.sentences(1...5) },
        DynamicValue("$randomLoremText") {
            $0.integer(0...1) == 0 ? $0.loremWords(3...8) : $0.sentences(1...6)
        },
    ]
}

extension SampleSource {
    fileprivate mutating func loremWords(_ count: ClosedRange<Int>) -> String {
        several(count, joinedBy: " ") { $0.pick(Lorem.words) }
    }

    fileprivate mutating func sentence() -> String { loremWords(3...10).capitalizedFirst + "." }

    fileprivate mutating func sentences(_ count: ClosedRange<Int>) -> String {
        several(count, joinedBy: " ") { $0.sentence() }
    }
}

enum Lorem {
    static let words = [String](
        table: """
            ab, ad, aliquam, amet, animi, aperiam, at, aut, autem, beatae, commodi, consequatur, corporis, culpa, cum, debitis,
            delectus, deserunt, dicta, dolor, dolorem, ducimus, ea, earum, eius, enim, eos, error, esse, est, et, eum, ex,
            excepturi, facere, fuga, fugit, harum, hic, id, illo, impedit, in, ipsa, ipsum, iste, itaque, iure, iusto, labore,
            laborum, libero, magnam, maiores, maxime, minima, modi, molestias, mollitia, nam, natus, nemo, neque, nisi, nobis,
            non, nulla, odio, odit, officia, omnis, optio, pariatur, porro, quae, quam, quas, qui, quia, quidem, quis, quo,
            ratione, rem, rerum, saepe, sed, sequi, sint, sit, sunt, suscipit, tempora, tenetur, totam, ullam, unde, ut, vel,
            velit, veniam, veritatis, vero, vitae, voluptas
            """)
}
