import HTTPMessage
import PostmanModel
import Testing

@testable import Verification

/// Each answer is labelled by what it does to somebody who relies on the examples.
struct ContractJudgeTests {
    private static let place = SourceLocation(file: "a.json", line: 7, column: 3)

    private func judged(
        _ samples: [String], _ body: String, type: String? = "application/json", status: Int = 200,
        answerType: String? = "application/json", _ rules: (inout ShapeComparison.Rules) -> Void = { _ in }
    ) -> Judgement {
        var options = ShapeComparison.Rules()
        rules(&options)
        let all = samples.map { Contract.Sample(status: 200, contentType: type, body: Array($0.utf8)) }
        let contract = Contract(all[0], all: all, rules: options, location: Self.place)
        var headers = HeaderList()
        if let answerType { headers.append("Content-Type", answerType) }
        return ContractJudge.judgement(
            of: Reply(status: status, headers: headers, body: Array(body.utf8)),
            against: ContractExpectation(contracts: [contract], hasCredentials: false, isHEAD: false),
            promise: Promise("p", "p"))
    }

    private static let order = #"{"id":1,"name":"a","tags":["x"],"owner":{"name":"o"},"note":null,"sum":1.5}"#

    @Test(arguments: [
        (order, ""),
        (#"{"id":2,"name":"","tags":[],"owner":{"name":"p"},"note":"n","sum":3}"#, ""),
        (#"{"sum":1,"note":[],"owner":{"name":"p"},"tags":["a","b"],"name":"z","id":9}"#, ""),
        (
            #"{"id":"1","name":"a","tags":["x"],"owner":{"name":"o"},"note":null,"sum":1.5}"#,
            #"$.id: expected integer, got string "1""#
        ),
        (
            #"{"id":1,"name":null,"tags":["x"],"owner":{"name":"o"},"note":null,"sum":1.5}"#,
            "$.name: expected string, got null"
        ),
        (
            #"{"id":1,"name":"a","tags":"x","owner":{"name":"o"},"note":null,"sum":1.5}"#,
            #"$.tags: expected array, got string "x""#
        ),
        (
            #"{"id":1,"name":"a","tags":[1],"owner":{"name":"o"},"note":null,"sum":1.5}"#,
            "$.tags[]: expected string, got integer 1"
        ),
        (
            #"{"id":1,"name":"a","tags":["x"],"owner":[{"name":"o"}],"note":null,"sum":1.5}"#,
            "$.owner: expected object, got an array"
        ),
        (#"{"id":1,"name":"a","tags":["x"],"owner":{},"note":null,"sum":1.5}"#, "$.owner.name: missing (string)"),
        (
            #"{"ID":1,"name":"a","tags":["x"],"owner":{"name":"o"},"note":null,"sum":1.5}"#,
            #"$.id: missing (integer); it is "ID" here"#
        ),
        (#"[\#(order)]"#, "$: expected object, got an array"),
        (#"{"data":\#(order)}"#, "$.id: missing"),
        (String(order.dropLast()), "expected JSON, got"),
        ("", "expected a body, got none"),
        ("<html>", "expected JSON, got"),
    ])
    func tellsWhatIsBrokenByItsPath(_ body: String, _ words: String) {
        let judgement = judged([Self.order], body)
        if words.isEmpty {
            #expect(judgement.failures.map(\.text) == [])
        } else {
            #expect(judgement.failures.first?.text.contains(words) == true, "\(judgement.failures.map(\.text))")
            #expect(judgement.failures.first?.text.contains("a.json:7:3") == true)
        }
    }

    @Test(arguments: [
        (#"{"id":1,"extra":{"a":1}}"#, "$.extra: new member (object)"),
        (#"{"id":1.5}"#, "$.id: expected integer, got 1.5"),
    ])
    func tellsDriftApart(_ body: String, _ line: String) {
        let judgement = judged([#"{"id":1}"#], body)
        #expect(judgement.failures.isEmpty)
        #expect(judgement.drift == [line])
    }

    @Test func learnsFromAllExamples() {
        let samples = [#"{"id":1,"a":"x","n":null}"#, #"{"id":2,"b":1,"n":"y"}"#]
        #expect(judged(samples, #"{"id":3,"n":null}"#).failures.isEmpty)
        #expect(judged(samples, #"{"id":3,"n":"z","a":"q","b":2}"#).drift.isEmpty)
        #expect(!judged(samples, #"{"id":3,"n":1}"#).failures.isEmpty)
        #expect(!judged(samples, #"{"id":3,"n":"z","a":1}"#).failures.isEmpty)
        // Two examples with whole numbers are evidence that a fraction would hurt.
        #expect(!judged(samples, #"{"id":3.5,"n":"z"}"#).failures.isEmpty)
        let list = [#"[{"a":1,"b":1},{"a":2}]"#]
        #expect(judged(list, #"[{"a":3},{"a":4,"b":5},{"a":6,"c":1}]"#).failures.isEmpty)
        let failures = judged(list, #"[{"a":3},{"b":4},{"b":5}]"#).failures
        #expect(failures.count == 1 && failures[0].text.contains("$[].a: missing (integer) (2 times)"))
    }

    @Test(arguments: [
        (#"{"2024-01-01":1,"2024-01-02":2}"#, #"{"2024-02-01":3}"#, true),
        (#"{"17":{"a":1},"18":{"a":2}}"#, #"{"99":{"a":1},"100":{"a":1}}"#, true),
        (#"{"17":{"a":1},"18":{"a":2}}"#, #"{"99":{"b":1}}"#, false),
        (#"{"17":1}"#, #"{"99":"x"}"#, false), (#"{"width":1,"height":2}"#, #"{"width":1}"#, false),
    ])
    func tellsMapsFromRecords(_ sample: String, _ body: String, _ agrees: Bool) {
        #expect(judged([sample], body).failures.isEmpty == agrees)
    }

    @Test func letsThePlacesBeOverruled() {
        let sample = #"{"rates":{"usd":1,"eur":2},"meta":{"id":1},"list":[{"at":"x"}],"cur":"EUR"}"#
        let body = #"{"rates":{"gbp":1},"meta":{"id":"z"},"list":[{"at":1}],"cur":"USD"}"#
        #expect(judged([sample], body).failures.count == 4)
        let ruled = judged([sample], body) { rules in
            rules.maps = ["$.rates"].compactMap(ContractPattern.init)
            rules.ignored = ["$.meta.id", "$..at"].compactMap(ContractPattern.init)
            rules.exact = ["$.cur"].compactMap(ContractPattern.init)
        }
        #expect(
            ruled.failures.map(\.text) == [
                #"$.cur: expected exactly "EUR", got "USD" (the example at a.json:7:3)"#
            ])
    }

    @Test(arguments: [
        ("2024-01-01", "2030-12-31", true), ("2024-01-01", "01.02.2024", false),
        ("2024-01-01T10:00:00Z", "2024-01-01T10:00:00.123+02:00", true), ("2024-01-01T10:00:00Z", "2024-01-01", false),
        ("0f8fad5b-d9cb-469f-a165-70867728950e", "7", false), ("a@b.example", "nobody", false), ("free", "x y z", true),
    ])
    func comparesFormatsWhereAsked(_ sample: String, _ value: String, _ agrees: Bool) {
        #expect(judged(["[\"\(sample)\"]"], "[\"\(value)\"]").failures.isEmpty)
        let judgement = judged(["[\"\(sample)\"]"], "[\"\(value)\"]") { $0.comparesFormats = true }
        #expect(judgement.failures.isEmpty == agrees)
    }

    @Test(
        arguments: [
            (200, "text/html", "Content-Type: expected application/json, got"), (200, nil, "got none"),
            (201, "application/json", "expected 200 OK, got 201 Created"), (500, "application/json", "got 500"),
        ] as [(Int, String?, String)])
    func comparesStatusAndType(_ status: Int, _ type: String?, _ words: String) {
        let judgement = judged(["{}"], "{}", status: status, answerType: type)
        #expect(judgement.failures.count == 1 && judgement.failures[0].text.contains(words))
    }

    @Test func aRefusalWithoutCredentialsSaysNothing() {
        #expect(judged(["{}"], "{}", status: 401).notComparable?.contains("no credential is configured") == true)
        #expect(judged(["{}"], "{}", status: 401).failures.isEmpty)
    }

    @Test func charsetsAreDriftUnlessTheBytesDoNotFit() {
        let drift = judged(
            ["{}"], "{}", type: "application/json; charset=utf-8", answerType: "application/json;charset=latin1")
        #expect(drift.failures.isEmpty && drift.drift == ["Content-Type: charset latin1 instead of utf-8"])
    }

    private static let xml = #"<order id="1"><item><n>a</n></item><item><n>b</n></item><note/></order>"#

    @Test(arguments: [
        (xml, ""), (#"<order id="2"><note>x</note><item><n/></item></order>"#, ""),
        (#"<order><item><n>a</n></item><note/></order>"#, "/order/@id: missing"),
        (#"<order id="1"><item></item><note/></order>"#, "/order/item/n: missing"),
        (#"<order id="1"><note/></order>"#, "/order/item: missing"),
        (#"<orders/>"#, "/order: missing"), ("{}", "expected XML"),
    ])
    func comparesXMLByElements(_ body: String, _ words: String) {
        let judgement = judged([Self.xml], body, type: "application/xml", answerType: "application/xml")
        let texts = judgement.failures.map(\.text)
        #expect(words.isEmpty ? texts.isEmpty : texts.contains { $0.hasPrefix(words) }, "\(texts)")
    }

    @Test func aVariableWhereAValueBelongsIsUnknown() {
        #expect(judged([#"{"a":{{n}},"b":"{{m}}"}"#], #"{"a":[1],"b":"x"}"#).failures.isEmpty)
        #expect(!judged([#"{"a":{{n}},"b":"{{m}}"}"#], #"{"a":[1],"b":2}"#).failures.isEmpty)
    }
}
