extension DynamicVariable {
    /// Names, jobs and telephone numbers.
    static let people: [DynamicVariable] = [
        DynamicVariable("$randomFirstName", .word("a first name")),
        DynamicVariable("$randomLastName", .word("a last name")),
        DynamicVariable("$randomFullName", .phrase("a full name")),
        DynamicVariable("$randomNamePrefix", .oneOf(DocumentedWords.namePrefixes)),
        DynamicVariable("$randomNameSuffix", .oneOf(DocumentedWords.nameSuffixes)),
        DynamicVariable("$randomJobArea", .phrase("a job's area")),
        DynamicVariable("$randomJobDescriptor", .phrase("a job's descriptor")),
        DynamicVariable("$randomJobTitle", .phrase("a job title")),
        DynamicVariable("$randomJobType", .word("a type of job")),
        DynamicVariable("$randomPhoneNumber", TextShape("ten digits as ddd-ddd-dddd", "[0-9]{3}-[0-9]{3}-[0-9]{4}")),
        DynamicVariable(
            "$randomPhoneNumberExt",
            TextShape("a prefix from 1 to 99 and ddd-ddd-dddd", "[1-9][0-9]?-[0-9]{3}-[0-9]{3}-[0-9]{4}")),
    ]
}
