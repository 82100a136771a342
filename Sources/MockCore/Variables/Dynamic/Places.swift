import PostmanModel

extension DynamicValue {
    /// Addresses and coordinates.
    static let places: [DynamicValue] = [
        DynamicValue("$randomCity") { $0.pick(Places.cities) },
        DynamicValue("$randomStreetName") { $0.streetName() },
        DynamicValue("$randomStreetAddress") { "\($0.integer(1...9999)) \($0.streetName())" },
        DynamicValue("$randomCountry") { $0.country().name },
        DynamicValue("$randomCountryCode") {
            $0.country().code
        },
        DynamicValue("$randomLatitude") {
            $0.decimal(-900_000...900_000, places: 4)
        },
        DynamicValue("$randomLongitude") {
            $0.decimal(-1_800_000...1_800_000, places: 4)
        },
        DynamicValue("$randomLocale") {
            $0.pick(Places.languages)
        },
    ]
}

extension SampleSource {
    fileprivate mutating func streetName() -> String {
        let name = integer(0...1) == 0 ? pick(People.lastNames) : pick(Places.streetNames)
        return name + " " + pick(Places.streetTypes)
    }

    fileprivate mutating func country() -> (code: String, name: String) {
        let entry = pick(Places.countries)
        return (String(entry.prefix(2)), String(entry.dropFirst(3)))
    }
}

enum Places {
    static let cities = [String](
        table: """
            Aarhus, Accra, Adelaide, Ankara, Antwerp, Athens, Auckland, Austin, Bangkok, Barcelona, Basel, Bergen, Berlin,
            Bilbao, Bogota, Bologna, Boston, Bristol, Brno, Brussels, Budapest, Cairo, Calgary, Cape Town, Cardiff,
            Casablanca, Chicago, Cologne, Cork, Dakar, Dallas, Delhi, Denver, Dublin, Edinburgh, Geneva, Ghent, Glasgow,
            Gothenburg, Graz, Hamburg, Hanoi, Helsinki, Istanbul, Jakarta, Kigali, Kobe, Krakow, Kyoto, Lagos, Lima, Lisbon,
            Ljubljana, London, Lyon, Madrid, Malmo, Manila, Marseille, Melbourne, Milan, Montreal, Mumbai, Munich, Nairobi,
            Naples, New York, Nice, Osaka, Oslo, Ottawa, Paris, Perth, Porto, Prague, Quito, Reykjavik, Riga, Rome, Rotterdam,
            Salzburg, San Diego, Santiago, Seattle, Seoul, Seville, Singapore, Sofia, Stockholm, Sydney, Taipei, Tallinn,
            Tokyo, Toronto, Turin, Utrecht, Valencia, Vancouver, Vienna, Vilnius, Warsaw, Wellington, Zagreb, Zurich
            """)
    static let streetNames = [String](
        table: """
            Abbey, Bridge, Castle, Cedar, Cherry, Church, Forest, Garden, Harbour, High, Hill, Lake, Linden, Main, Maple,
            Market, Meadow, Mill, North, Oak, Orchard, Park, Pine, River, School, South, Spring, Station, Sunset, Valley,
            Water, Willow
            """)
    static let streetTypes = [String](
        table: """
            Avenue, Boulevard, Close, Court, Crescent, Drive, Gardens, Grove, Lane, Parade, Place, Road, Row, Square, Street,
            Terrace, Walk, Way
            """)
    /// Codes of ISO 3166 with the names in common use.
    static let countries = [String](
        table: """
            AE United Arab Emirates, AL Albania, AM Armenia, AO Angola, AR Argentina, AT Austria, AU Australia,
            AZ Azerbaijan, BA Bosnia and Herzegovina, BD Bangladesh, BE Belgium, BG Bulgaria, BO Bolivia, BR Brazil,
            BW Botswana, CA Canada, CH Switzerland, CL Chile, CM Cameroon, CN China, CO Colombia, CR Costa Rica, CU Cuba,
            CY Cyprus, CZ Czechia, DE Germany, DK Denmark, DO Dominican Republic, DZ Algeria, EC Ecuador, EE Estonia,
            EG Egypt, ES Spain, ET Ethiopia, FI Finland, FJ Fiji, FR France, GB United Kingdom, GE Georgia, GH Ghana,
            GR Greece, GT Guatemala, HN Honduras, HR Croatia, HU Hungary, ID Indonesia, IE Ireland, IL Israel, IN India,
            IS Iceland, IT Italy, JM Jamaica, JO Jordan, JP Japan, KE Kenya, KH Cambodia, KR South Korea, KZ Kazakhstan,
            LK Sri Lanka, LT Lithuania, LU Luxembourg, LV Latvia, MA Morocco, MD Moldova, MG Madagascar, MK North Macedonia,
            MN Mongolia, MT Malta, MX Mexico, MY Malaysia, MZ Mozambique, NA Namibia, NG Nigeria, NL Netherlands,
            NO Norway, NP Nepal, NZ New Zealand, OM Oman, PA Panama, PE Peru, PH Philippines, PK Pakistan, PL Poland,
            PT Portugal, PY Paraguay, QA Qatar, RO Romania, RS Serbia, RW Rwanda, SA Saudi Arabia, SE Sweden,
            SG Singapore, SI Slovenia, SK Slovakia, SN Senegal, TH Thailand, TN Tunisia, TR Turkey, TZ Tanzania,
            UA Ukraine, UG Uganda, US United States, UY Uruguay, UZ Uzbekistan, VN Vietnam, ZA South Africa, ZM Zambia
            """)
    static let languages = [String](
        table: """
            af, am, ar, az, be, bg, bn, bs, ca, ckb, cs, cy, da, de, el, en, eo, es, et, eu, fa, fi, fil, fo, fr, fy, ga, gd,
            gl, gsw, gu, ha, he, hi, hr, hu, hy, id, ig, is, it, ja, ka, kk, km, kn, ko, ku, ky, lb, lo, lt, lv, mg, mi, mk,
            ml, mn, mr, ms, mt, my, nb, ne, nl, nn, om, or, pa, pl, ps, pt, ro, ru, rw, sd, si, sk, sl, sn, so, sq, sr, sv,
            sw, ta, te, tg, th, tk, tr, tt, ug, uk, ur, uz, vi, wo, xh, yi, yo, yue, zh, zu
            """)
}
