extension DynamicVariable {
    /// Accounts, currencies and payments.
    static let finance: [DynamicVariable] = [
        DynamicVariable("$randomBankAccount", TextShape("eight digits", "[0-9]{8}")),
        DynamicVariable("$randomBankAccountName", .phrase("a kind of account")),
        DynamicVariable(
            "$randomBankAccountBic", TextShape("a BIC of 8 or 11 characters", "[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?")),
        DynamicVariable(
            "$randomBankAccountIban", TextShape("an IBAN without spaces", "[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")),
        DynamicVariable("$randomBitcoin", TextShape("a Bitcoin address", "[13][1-9A-HJ-NP-Za-km-z]{24,33}")),
        DynamicVariable("$randomCreditCardMask", TextShape("four digits", "[0-9]{4}")),
        DynamicVariable("$randomCurrencyCode", TextShape("three capital letters of ISO 4217", "[A-Z]{3}")),
        DynamicVariable("$randomCurrencyName", TextShape("a currency", #"[A-Z](\N|[A-Za-z '.,()-])*"#)),
        DynamicVariable("$randomCurrencySymbol", TextShape("a currency symbol", #"(\N|[A-Za-z$./]){1,9}"#)),
        DynamicVariable("$randomTransactionType", .word("a type of transaction")),
    ]
}
