import Testing

@testable import MockCore

struct TemplateTests {
    private func render(_ text: String, captures: [String: String] = [:], milliseconds: Int64 = 0) -> String {
        var random = SystemRandomNumberGenerator()
        let bytes = Template(text).render(
            captures: captures, at: Timestamp(milliseconds: milliseconds), using: &random)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func fillsCapturesRaw() {
        let captures = ["id": "7", "n": "a\"b"]
        #expect(render(#"{"id": {{id}}, "n": "{{n}}"}"#, captures: captures) == #"{"id": 7, "n": "a"b"}"#)
    }

    @Test func leavesWhatIsUnknown() {
        #expect(render("{{id}} {{$unknown}} {{$randomX}}") == "{{id}} {{$unknown}} {{$randomX}}")
    }

    @Test func roundsTimestampsToSeconds() {
        #expect(render("{{$timestamp}}", milliseconds: 1_564_747_675_499) == "1564747675")
        #expect(render("{{$timestamp}}", milliseconds: 1_564_747_675_500) == "1564747676")
        #expect(render("{{$isoTimestamp}}", milliseconds: 1_564_747_675_499) == "2019-08-02T12:07:55.499Z")
    }

    @Test(arguments: ["{{$guid}}", "{{$randomUUID}}"])
    func makesVersionFourUUIDs(text: String) {
        for _ in 0..<50 {
            let parts = render(text).split(separator: "-").map(String.init)
            #expect(parts.map(\.count) == [8, 4, 4, 4, 12])
            #expect(parts.joined().allSatisfy { "0123456789abcdef".contains($0) })
            #expect(parts[2].first == "4")
            #expect("89ab".contains(parts[3].first ?? "x"))
        }
    }

    @Test func everyOccurrenceHasItsOwnValue() {
        let pair = render("{{$guid}} {{$guid}}").split(separator: " ")
        #expect(pair.count == 2 && pair[0] != pair[1])
    }

    @Test func integersReachBothBounds() {
        var seen: Set<Int> = []
        for _ in 0..<40_000 { seen.insert(Int(render("{{$randomInt}}")) ?? -1) }
        #expect(seen.min() == 0 && seen.max() == 1000)
    }

    @Test func aTextWithoutHolesIsConstant() {
        #expect(Template("abc").constant == Array("abc".utf8))
        #expect(Template("").constant == [])
        #expect(Template("{{$nope}}").constant == Array("{{$nope}}".utf8))
        #expect(Template("a{{b}}").constant == nil)
    }
}
