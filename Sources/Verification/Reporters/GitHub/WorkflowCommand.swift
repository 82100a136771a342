import HTTPMessage

/// A line that GitHub's runner obeys: `::error file=F,line=L,title=T::message` (CI-2.3).
package struct WorkflowCommand {
    package let text: String

    package init(
        _ name: String, file: String? = nil, line: Int = 1, column: Int = 1, title: String? = nil, message: String
    ) {
        var properties: [String] = []
        if let file {
            properties += ["file=\(Self.property(file))", "line=\(max(1, line))", "col=\(max(1, column))"]
        }
        if let title { properties.append("title=\(Self.property(ReportText.oneLine(title, limit: 255)))") }
        let head = properties.isEmpty ? name : "\(name) \(properties.joined(separator: ","))"
        text = "::\(head)::\(Self.data(ReportText.block(message, limit: 4096)))\n"
    }

    private static func data(_ text: String) -> String {
        text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }

    private static func property(_ text: String) -> String {
        data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}

/// Parts of URLs in Markdown.
enum LinkText {
    /// Escaped so that neither the URL nor the parentheses around it end.
    static func pathSegment(_ text: String) -> String {
        PercentCoding.encodePathSegment(text).replacing("(", with: "%28").replacing(")", with: "%29")
    }
}
