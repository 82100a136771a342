import PostmanModel

extension DynamicValue {
    /// Addresses of placeholder pictures, and one picture that needs no network.
    static let images: [DynamicValue] =
        [
            DynamicValue("$randomAvatarImage") { "https://i.pravatar.cc/128/\($0.hexDigits(8)).jpg" },
            DynamicValue("$randomImageUrl") { _ in "https://loremflickr.com/640/480" },
            DynamicValue("$randomImageDataUri") { "data:image/svg+xml;charset=UTF-8," + $0.picture() },
        ]
        + DynamicVariable.imageTopics.map { topic in
            DynamicValue("$random\(topic)Image") { _ in "https://loremflickr.com/640/480/\(topic.lowercased())" }
        }
}

extension SampleSource {
    /// A grey SVG rectangle with its size in it, percent-encoded so that no quote is left.
    fileprivate mutating func picture() -> String {
        let width = 640
        let height = 480
        let grey = integer(100...200)
        let svg =
            "<svg xmlns='http://www.w3.org/2000/svg' width='\(width)' height='\(height)'>"
            + "<rect width='100%' height='100%' fill='rgb(\(grey),\(grey),\(grey))'/>"
            + "<text x='\(width / 2)' y='\(height / 2)' text-anchor='middle'>\(width)x\(height)</text></svg>"
        var encoded = ""
        for scalar in svg.unicodeScalars {
            switch scalar {
            case "A"..."Z", "a"..."z", "0"..."9", "-", ".", "_", "~": encoded.unicodeScalars.append(scalar)
            default: encoded += "%" + String(scalar.value, radix: 16, uppercase: true)
            }
        }
        return encoded
    }
}
