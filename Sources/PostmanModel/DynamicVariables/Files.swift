extension DynamicVariable {
    /// Files, directories and media types.
    static let files: [DynamicVariable] = [
        DynamicVariable("$randomFileName", TextShape("a file's name", Pattern.namePattern)),
        DynamicVariable("$randomFileType", TextShape("the first half of a media type", "[a-z]+")),
        DynamicVariable("$randomFileExt", TextShape("a file's extension", "[a-z0-9]+")),
        DynamicVariable("$randomCommonFileName", TextShape("a file's name", Pattern.namePattern)),
        DynamicVariable("$randomCommonFileType", TextShape("the first half of a media type", "[a-z]+")),
        DynamicVariable("$randomCommonFileExt", TextShape("a file's extension", "[a-z0-9]+")),
        DynamicVariable("$randomFilePath", TextShape("an absolute path", "(/[A-Za-z0-9._-]+)+")),
        DynamicVariable("$randomDirectoryPath", TextShape("an absolute path", "(/[A-Za-z0-9._-]+)+")),
        DynamicVariable("$randomMimeType", TextShape("a media type", "[a-z]+/[A-Za-z0-9][A-Za-z0-9.+-]*")),
    ]
}

private enum Pattern {
    static let namePattern = #"[a-z0-9_-]+(\.[a-z0-9]+)+"#
}
