import Testing

@testable import MockCore
@testable import PostmanModel

struct DynamicValueTests {
    private static let seeds: Range<UInt64> = 0..<2000
    /// 2026-03-17T14:03:11.250Z
    private static let now = Timestamp(milliseconds: 1_773_756_191_250)

    /// Appendix B, and `$randomIPV6`.
    private static let documented = [String](
        table: """
            $guid, $isoTimestamp, $randomAbbreviation, $randomAbstractImage, $randomAdjective, $randomAlphaNumeric,
            $randomAnimalsImage, $randomAvatarImage, $randomBankAccount, $randomBankAccountBic, $randomBankAccountIban,
            $randomBankAccountName, $randomBitcoin, $randomBoolean, $randomBs, $randomBsAdjective, $randomBsBuzz,
            $randomBsNoun, $randomBusinessImage, $randomCatchPhrase, $randomCatchPhraseAdjective,
            $randomCatchPhraseDescriptor, $randomCatchPhraseNoun, $randomCatsImage, $randomCity, $randomCityImage,
            $randomColor, $randomCommonFileExt, $randomCommonFileName, $randomCommonFileType, $randomCompanyName,
            $randomCompanySuffix, $randomCountry, $randomCountryCode, $randomCreditCardMask, $randomCurrencyCode,
            $randomCurrencyName, $randomCurrencySymbol, $randomDatabaseCollation, $randomDatabaseColumn,
            $randomDatabaseEngine, $randomDatabaseType, $randomDateFuture, $randomDatePast, $randomDateRecent,
            $randomDepartment, $randomDirectoryPath, $randomDomainName, $randomDomainSuffix, $randomDomainWord,
            $randomEmail, $randomExampleEmail, $randomFashionImage, $randomFileExt, $randomFileName, $randomFilePath,
            $randomFileType, $randomFirstName, $randomFoodImage, $randomFullName, $randomHexColor, $randomIP,
            $randomImageDataUri, $randomImageUrl, $randomIngverb, $randomInt, $randomJobArea, $randomJobDescriptor,
            $randomJobTitle, $randomJobType, $randomLastName, $randomLatitude, $randomLocale, $randomLongitude,
            $randomLoremLines, $randomLoremParagraph, $randomLoremParagraphs, $randomLoremSentence, $randomLoremSentences,
            $randomLoremSlug, $randomLoremText, $randomLoremWord, $randomLoremWords, $randomMACAddress, $randomMimeType,
            $randomMonth, $randomNamePrefix, $randomNameSuffix, $randomNatureImage, $randomNightlifeImage, $randomNoun,
            $randomPassword, $randomPeopleImage, $randomPhoneNumber, $randomPhoneNumberExt, $randomPhrase, $randomPrice,
            $randomProduct, $randomProductAdjective, $randomProductMaterial, $randomProductName, $randomProtocol,
            $randomSemver, $randomSportsImage, $randomStreetAddress, $randomStreetName, $randomTransactionType,
            $randomTransportImage, $randomUUID, $randomUrl, $randomUserAgent, $randomUserName, $randomVerb,
            $randomWeekday, $randomWord, $randomWords, $timestamp, $randomIPV6
            """)

    private static func value(_ name: String, seed: UInt64) -> String? {
        var source = SampleSource(seed: seed, now: now)
        return DynamicValue.named(name)?.sample(from: &source)
    }

    private static func values(_ name: String) -> [String] { seeds.compactMap { value(name, seed: $0) } }

    @Test func theDocumentedNamesAreTheOnesThereAre() {
        #expect(Self.documented.count == 118)
        #expect(Set(DynamicVariable.all.map(\.name)) == Set(Self.documented))
        #expect(DynamicVariable.all.count == 118)
        #expect(DynamicValue.all.map(\.name) == DynamicVariable.all.map(\.name))
    }

    @Test(arguments: ["$nothing", "$", "", "guid", "$GUID", "$randomint", "$guid ", "$randomInt 5", "$top", "$filter"])
    func otherNamesAreNone(name: String) {
        #expect(DynamicVariable.named(name) == nil)
    }

    @Test(arguments: documented)
    func valuesHaveTheDocumentedShape(name: String) throws {
        let shape = try #require(DynamicVariable.named(name)).shape
        let pattern = try #require(TextPattern(shape.pattern), "\(shape.pattern)")
        #expect(!pattern.matchesWhole(""))
        #expect(!shape.words.isEmpty)
        let misfits = Self.values(name).filter { !pattern.matchesWhole($0) }
        #expect(misfits.isEmpty, "\(misfits.prefix(3)) against \(shape.pattern)")
    }

    /// Nothing in a value may end the JSON string, the header line, the HTML text or the template it stands in.
    @Test(arguments: documented)
    func valuesBreakNothingTheyStandIn(name: String) throws {
        for value in Self.values(name) {
            let text = Array(#"{"v":"\#(value)"}"#.utf8)
            let parsed = try JSONDocument.parse(text).root["v"]?.string
            #expect(parsed == value)
            let isHarmless = value.unicodeScalars.allSatisfy {
                $0.value >= 0x20 && !#""'\<>&{}"#.unicodeScalars.contains($0)
            }
            #expect(isHarmless, "\(value)")
        }
    }

    @Test(arguments: documented)
    func theSameStateMakesTheSameText(name: String) {
        for seed in Self.seeds.prefix(50) {
            #expect(Self.value(name, seed: seed) == Self.value(name, seed: seed))
        }
    }

    private static let unchanging: Set = [
        "$timestamp", "$isoTimestamp", "$randomImageUrl", "$randomAbstractImage", "$randomAnimalsImage",
        "$randomBusinessImage", "$randomCatsImage", "$randomCityImage", "$randomFashionImage", "$randomFoodImage",
        "$randomNatureImage", "$randomNightlifeImage", "$randomPeopleImage", "$randomSportsImage",
        "$randomTransportImage",
    ]

    @Test(arguments: documented.filter { !unchanging.contains($0) })
    func otherStatesMakeOtherTexts(name: String) {
        #expect(Set(Self.values(name)).count > 1)
    }

    @Test func timesComeFromTheClock() {
        #expect(Self.value("$timestamp", seed: 1) == "1773756191")
        #expect(Self.value("$isoTimestamp", seed: 1) == "2026-03-17T14:03:11.250Z")
    }

    @Test func integersReachBothBounds() {
        let numbers = (0..<40_000 as Range<UInt64>).compactMap {
            Self.value("$randomInt", seed: $0).flatMap { Int($0) }
        }
        #expect(numbers.count == 40_000)
        #expect(numbers.min() == 0 && numbers.max() == 1000)
    }

    @Test func wordsAreTwoToFive() {
        // A verb such as "back up" is one word of the table, so the bounds are looked at from below.
        #expect(Self.values("$randomWords").allSatisfy { $0.split(separator: " ").count >= 2 })
        #expect(Self.values("$randomLoremWords").allSatisfy { $0.split(separator: " ").count == 3 })
        #expect(Self.values("$randomLoremSlug").allSatisfy { $0.split(separator: "-").count == 3 })
    }

    @Test(arguments: ["DE89370400440532013000", "GB82WEST12345698765432", "FR1420041010050500013M02606"])
    func theRemainderOfPublishedIBANsIsOne(iban: String) {
        #expect(Finance.remainder97(iban.dropFirst(4) + String(iban.prefix(4))) == 1)
    }

    @Test func ibansAreValid() {
        let lengths = [
            "AT": 20, "BE": 16, "CH": 21, "CZ": 24, "DE": 22, "DK": 18, "ES": 24, "FI": 18, "FR": 27, "GB": 22,
            "GR": 27,
            "IE": 22, "IT": 27, "LU": 20, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "SE": 24, "SK": 24,
        ]
        for iban in Self.values("$randomBankAccountIban") {
            #expect(lengths[String(iban.prefix(2))] == iban.utf8.count, "\(iban)")
            #expect(Finance.remainder97(iban.dropFirst(4) + String(iban.prefix(4))) == 1, "\(iban)")
        }
    }

    @Test func coordinatesAreOnTheGlobe() {
        #expect(Self.values("$randomLatitude").allSatisfy { abs(Double($0) ?? 1000) <= 90 })
        #expect(Self.values("$randomLongitude").allSatisfy { abs(Double($0) ?? 1000) <= 180 })
        #expect(Self.values("$randomLongitude").contains { abs(Double($0) ?? 0) > 90 })
    }

    @Test func datesLieOnTheirSideOfNow() {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        func sortable(_ date: String) -> String {
            let parts = date.split(separator: " ")
            let month = String(100 + (months.firstIndex(of: String(parts[1])) ?? 0))
            return "\(parts[3]) \(month) \(parts[2]) \(parts[4])"
        }
        let now = sortable("Tue Mar 17 2026 14:03:11")
        #expect(Self.values("$randomDatePast").allSatisfy { sortable($0) < now })
        #expect(Self.values("$randomDateFuture").allSatisfy { sortable($0) > now })
        let yesterday = sortable("Mon Mar 16 2026 14:03:11")
        #expect(Self.values("$randomDateRecent").allSatisfy { sortable($0) < now && sortable($0) >= yesterday })
        // 17 March 2026 was a Tuesday.
        #expect(
            Self.values("$randomDateRecent").allSatisfy { $0.hasPrefix("Tue Mar 17") || $0.hasPrefix("Mon Mar 16") })
    }

    @Test(arguments: [
        ("$randomDatePast", "Tue Mar 17 2026 14:03:11 GMT+0000 (Coordinated Universal Time)"),
        ("$randomDatePast", "Tue Mar 17 2020 13:11:50 GMT+0530 (India Standard Time)"),
        ("$randomPhoneNumberExt", "27-199-983-3864"), ("$randomPhoneNumber", "700-008-5275"),
        ("$randomHexColor", "#47594a"), ("$randomPassword", "t9iXe7COoDKv8k3"), ("$randomLatitude", "55.2099"),
        ("$randomPrice", "531.55"), ("$randomBankAccount", "09454073"), ("$randomBankAccountBic", "EZIAUGJ1"),
        ("$randomBankAccountIban", "MU20ZPUN3039684000618086155TKZ"), ("$randomFileName", "neural_rupee_gloves.gdoc"),
        ("$randomCompanyName", "Johns - Kassulke"), ("$randomStreetAddress", "5742 Harvey Streets"),
        ("$randomLoremSentence", "Molestias consequuntur nisi non quod."),
        ("$randomLoremSlug", "eos-aperiam-accusamus"),
        ("$randomWords", "Samoa Synergistic sticky copying Grocery"),
        ("$randomCountry", "Lao People's Democratic Republic"),
        ("$randomMimeType", "audio/vnd.vmx.cvsd"), ("$randomDatabaseCollation", "cp1250_bin"),
    ])
    func shapesTakeWhatPostmanMakes(name: String, sample: String) throws {
        let shape = try #require(DynamicVariable.named(name)).shape
        #expect(try #require(TextPattern(shape.pattern)).matchesWhole(sample))
    }

    @Test(arguments: [
        ("$guid", "0f8fad5b-d9cb-169f-a165-70867728950e"), ("$guid", "0F8FAD5B-D9CB-469F-A165-70867728950E"),
        ("$randomInt", "1001"), ("$randomInt", "-1"), ("$randomInt", "007"), ("$randomInt", "{{$randomInt}}"),
        ("$randomBoolean", "True"), ("$isoTimestamp", "2026-03-17T14:03:11Z"), ("$timestamp", "now"),
        ("$randomIP", "256.1.1.1"), ("$randomIP", "1.2.3"), ("$randomHexColor", "47594a"), ("$randomPrice", "12.5"),
        ("$randomEmail", "a@b"), ("$randomExampleEmail", "a@gmail.com"), ("$randomCountryCode", "de"),
        ("$randomUrl", "ftp://a.example"), ("$randomCity", "{{$randomCity}}"), ("$randomWords", "one"),
        ("$randomLoremSentence", "no full stop"), ("$randomDateFuture", "2026-03-17"), ("$randomMonth", "Foo"),
    ])
    func shapesRefuseWhatIsNotOfThem(name: String, text: String) throws {
        let shape = try #require(DynamicVariable.named(name)).shape
        #expect(try !#require(TextPattern(shape.pattern)).matchesWhole(text))
    }
}
