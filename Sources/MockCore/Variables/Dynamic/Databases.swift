extension DynamicValue {
    /// What databases are made of.
    static let databases: [DynamicValue] = [
        DynamicValue("$randomDatabaseCollation") {
            $0.pick(Databases.collations)
        },
        DynamicValue("$randomDatabaseColumn") {
            $0.pick(Databases.columns)
        },
        DynamicValue("$randomDatabaseEngine") {
            $0.pick(Databases.engines)
        },
        DynamicValue("$randomDatabaseType") {
            $0.pick(Databases.types)
        },
    ]
}

enum Databases {
    static let collations = [String](
        table: """
            ascii_bin, ascii_general_ci, cp1250_bin, cp1250_general_ci, latin1_swedish_ci, latin2_general_ci, utf8_bin,
            utf8_general_ci, utf8_unicode_ci, utf8mb4_bin, utf8mb4_general_ci, utf8mb4_unicode_ci
            """)
    static let columns = [String](
        table: """
            id, name, title, status, email, phone, category, group, avatar, comment, token, password, createdAt, updatedAt,
            deletedAt, userId, price, quantity, address, city, country, version
            """)
    static let engines = [String](table: "ARCHIVE, BLACKHOLE, CSV, InnoDB, MEMORY, MyISAM")
    static let types = [String](
        table: """
            bigint, binary, bit, blob, boolean, char, date, datetime, decimal, double, enum, float, geometry, int, mediumint,
            point, real, serial, set, smallint, text, time, timestamp, tinyint, varchar
            """)
}
