extension DynamicVariable {
    /// Addresses and coordinates.
    static let places: [DynamicVariable] = [
        DynamicVariable("$randomCity", .phrase("a city")),
        DynamicVariable("$randomStreetName", .phrase("a street")),
        DynamicVariable(
            "$randomStreetAddress", TextShape("a house number and a street", "[0-9]{1,5} [A-Za-z][A-Za-z0-9 '.-]*")),
        DynamicVariable("$randomCountry", TextShape("a country", #"[A-Z](\N|[A-Za-z '.,()-])*"#)),
        DynamicVariable("$randomCountryCode", TextShape("two capital letters of ISO 3166", "[A-Z]{2}")),
        DynamicVariable("$randomLatitude", TextShape("a latitude with four decimals", #"-?[0-9]{1,2}\.[0-9]{4}"#)),
        DynamicVariable("$randomLongitude", TextShape("a longitude with four decimals", #"-?[0-9]{1,3}\.[0-9]{4}"#)),
        DynamicVariable("$randomLocale", TextShape("a language code of ISO 639", "[a-z]{2,3}")),
    ]
}
