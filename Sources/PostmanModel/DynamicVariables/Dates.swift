extension DynamicVariable {
    /// Dates around the time of the call, as JavaScript writes them (B-5.20).
    static let dates: [DynamicVariable] = [
        DynamicVariable("$randomDateFuture", .javaScriptDate),
        DynamicVariable("$randomDatePast", .javaScriptDate),
        DynamicVariable("$randomDateRecent", .javaScriptDate),
        DynamicVariable("$randomMonth", .oneOf(DocumentedWords.months)),
        DynamicVariable("$randomWeekday", .oneOf(DocumentedWords.weekdays)),
    ]
}

extension TextShape {
    fileprivate static let javaScriptDate = TextShape(
        "a date as JavaScript writes it",
        "(Sun|Mon|Tue|Wed|Thu|Fri|Sat) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [0-9]{2} [0-9]{4} "
            + #"[0-9]{2}:[0-9]{2}:[0-9]{2} GMT[+-][0-9]{4} \([A-Za-z ]+\)"#)
}
