extension DynamicVariable {
    /// What databases are made of.
    static let databases: [DynamicVariable] = [
        DynamicVariable("$randomDatabaseCollation", TextShape("a collation", "[a-z0-9]+(_[a-z0-9]+)*")),
        DynamicVariable("$randomDatabaseColumn", TextShape("a column's name", "[A-Za-z][A-Za-z0-9_]*")),
        DynamicVariable("$randomDatabaseEngine", TextShape("a storage engine", "[A-Za-z][A-Za-z0-9_]*")),
        DynamicVariable("$randomDatabaseType", TextShape("a column's type", "[a-z][a-z0-9]*( [a-z]+)?")),
    ]
}
