extension DynamicVariable {
    /// Identifiers, times, numbers and single characters.
    static let basics: [DynamicVariable] = [
        DynamicVariable("$guid", .uuid),
        DynamicVariable("$randomUUID", .uuid),
        DynamicVariable("$timestamp", TextShape("seconds since 1970", "0|-?[1-9][0-9]{0,10}")),
        DynamicVariable(
            "$isoTimestamp",
            TextShape(
                "an ISO 8601 time with milliseconds and Z",
                #"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z"#)),
        DynamicVariable("$randomInt", TextShape("an integer from 0 to 1000", "0|[1-9][0-9]{0,2}|1000")),
        DynamicVariable("$randomBoolean", TextShape("true or false", "true|false")),
        DynamicVariable("$randomAlphaNumeric", TextShape("one lower-case letter or digit", "[0-9a-z]")),
    ]
}
