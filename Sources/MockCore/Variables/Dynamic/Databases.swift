extension DynamicVariable {
    /// What databases are made of.
    static let databases: [DynamicVariable] = [
        DynamicVariable("$randomDatabaseCollation", TextShape("a collation", "[a-z0-9]+(_[a-z0-9]+)*")) {
            $0.pick(Databases.collations)
        },
        DynamicVariable("$randomDatabaseColumn", TextShape("a column's name", "[A-Za-z][A-Za-z0-9_]*")) {
            $0.pick(Databases.columns)
        },
        DynamicVariable("$randomDatabaseEngine", TextShape("a storage engine", "[A-Za-z][A-Za-z0-9_]*")) {
            $0.pick(Databases.engines)
        },
        DynamicVariable("$randomDatabaseType", TextShape("a column's type", "[a-z][a-z0-9]*( [a-z]+)?")) {
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
