extension DynamicValue {
    /// Accounts, currencies and payments.
    static let finance: [DynamicValue] = [
        DynamicValue("$randomBankAccount") { $0.digits(8) },
        DynamicValue("$randomBankAccountName") {
            $0.pick(Finance.accountKinds) + " Account"
        },
        DynamicValue("$randomBankAccountBic") { $0.bic() },
        DynamicValue("$randomBankAccountIban") { $0.iban() },
        DynamicValue("$randomBitcoin") {
            $0.pick(["1", "3"])
                + $0.characters(
                    $0.integer(25...33), of: "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")
        },
        DynamicValue("$randomCreditCardMask") { $0.digits(4) },
        DynamicValue("$randomCurrencyCode") {
            $0.currency().code
        },
        DynamicValue("$randomCurrencyName") {
            $0.currency().name
        },
        DynamicValue("$randomCurrencySymbol") {
            $0.currency().symbol
        },
        DynamicValue("$randomTransactionType") {
            $0.pick(Finance.transactionTypes)
        },
    ]
}

extension SampleSource {
    fileprivate mutating func bic() -> String {
        let letters: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        let characters: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZ23456789"
        let country = String(pick(Places.countries).prefix(2))
        let branch = integer(0...1) == 0 ? "" : self.characters(3, of: characters)
        return self.characters(4, of: letters) + country + self.characters(2, of: characters) + branch
    }

    /// An IBAN whose length and check digits are right for its country (ISO 13616).
    fileprivate mutating func iban() -> String {
        let entry = pick(Finance.ibanFormats)
        let country = entry.prefix(2)
        var account = ""
        var count = 0
        for character in entry.dropFirst(3) {
            switch character {
            case "n": account += digits(count)
            case "a": account += characters(count, of: "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            case "c": account += characters(count, of: "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
            default:
                count = count * 10 + (character.wholeNumberValue ?? 0)
                continue
            }
            count = 0
        }
        let check = String(98 - Finance.remainder97(account + country + "00"))
        return country + (check.utf8.count == 1 ? "0" : "") + check + account
    }

    fileprivate mutating func currency() -> (code: String, symbol: String, name: String) {
        let parts = pick(Finance.currencies).split(separator: " ", maxSplits: 2).map(String.init)
        return (parts[0], parts[1], parts[2])
    }
}

enum Finance {
    /// The remainder by 97 of a number that is written with letters as 10 to 35.
    static func remainder97(_ text: String) -> Int {
        text.utf8.reduce(0) { remainder, byte in
            byte < UInt8(ascii: "A")
                ? (remainder * 10 + Int(byte - UInt8(ascii: "0"))) % 97
                : (remainder * 100 + Int(byte - UInt8(ascii: "A")) + 10) % 97
        }
    }

    /// Countries with the lengths of digits (n), letters (a) and either (c) behind the check digits.
    static let ibanFormats = [String](
        table: """
            AT 16n, BE 12n, CH 5n12c, CZ 20n, DE 18n, DK 14n, ES 20n, FI 14n, FR 10n11c2n, GB 4a14n, GR 7n16c, IE 4a14n,
            IT 1a10n12c, LU 3n13c, NL 4a10n, NO 11n, PL 24n, PT 21n, SE 20n, SK 20n
            """)
    static let accountKinds = [String](
        table: """
            Auto Loan, Checking, Credit Card, Current, Deposit, Home Loan, Investment, Joint, Money Market, Personal Loan, Savings,
            Student
            """)
    static let transactionTypes = [String](table: "deposit, invoice, payment, refund, transfer, withdrawal")
    /// Codes of ISO 4217 with the symbol and the name in common use.
    static let currencies = [String](
        table: """
            AED AED UAE Dirham, ARS $ Argentine Peso, AUD $ Australian Dollar, BGN лв Bulgarian Lev, BRL R$ Brazilian Real,
            CAD $ Canadian Dollar, CHF CHF Swiss Franc, CLP $ Chilean Peso, CNY ¥ Yuan Renminbi, COP $ Colombian Peso,
            CRC ₡ Costa Rican Colon, CZK Kč Czech Koruna, DKK kr Danish Krone, EGP £ Egyptian Pound, EUR € Euro,
            GBP £ Pound Sterling, HKD $ Hong Kong Dollar, HUF Ft Forint, IDR Rp Rupiah, ILS ₪ New Israeli Sheqel,
            INR ₹ Indian Rupee, ISK kr Iceland Krona, JPY ¥ Yen, KES KSh Kenyan Shilling, KRW ₩ Won, MXN $ Mexican Peso,
            MYR RM Malaysian Ringgit, NGN ₦ Naira, NOK kr Norwegian Krone, NZD $ New Zealand Dollar, PEN S/. Sol,
            PHP ₱ Philippine Peso, PLN zł Zloty, RON lei Romanian Leu, SAR SAR Saudi Riyal, SEK kr Swedish Krona,
            SGD $ Singapore Dollar, THB ฿ Baht, TRY ₺ Turkish Lira, TWD NT$ New Taiwan Dollar, UAH ₴ Hryvnia, USD $ US Dollar,
            UYU $U Peso Uruguayo, VND ₫ Dong, ZAR R Rand
            """)
}
