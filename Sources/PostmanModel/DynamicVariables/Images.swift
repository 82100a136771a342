extension DynamicVariable {
    /// Addresses of placeholder pictures, and one picture that needs no network.
    static let images: [DynamicVariable] =
        [
            DynamicVariable("$randomAvatarImage", .imageURL),
            DynamicVariable("$randomImageUrl", .imageURL),
            DynamicVariable(
                "$randomImageDataUri",
                TextShape(
                    "a picture as a data URI", #"data:image/[a-z+]+(;[A-Za-z0-9=-]+)*,[A-Za-z0-9%._~!$*+/=:;()-]+"#)),
        ] + imageTopics.map { DynamicVariable("$random\($0)Image", .imageURL) }

    /// Each stands in a name of its own: `$randomCatsImage`.
    package static let imageTopics = [
        "Abstract", "Animals", "Business", "Cats", "City", "Fashion", "Food", "Nature", "Nightlife", "People", "Sports",
        "Transport",
    ]
}

extension TextShape {
    fileprivate static let imageURL = TextShape("the URL of a picture", "https?://[a-z0-9.-]+(/[A-Za-z0-9._-]+)+/?")
}
