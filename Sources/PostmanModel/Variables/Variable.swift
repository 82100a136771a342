/// A variable of a collection, a folder or an environment, with its initial (shared) value (B-1.38).
package struct Variable: Sendable, Hashable {
    package var key: String
    /// The text that replaces `{{key}}`; nil for null, lists and objects, which never substitute (B-1.40).
    package var value: String?
    package var isEnabled: Bool
    /// True for rows of Postman's type `secret`: their values never reach a report.
    package var isSecret: Bool

    package init(_ key: String, _ value: String?, isEnabled: Bool = true, isSecret: Bool = false) {
        self.key = key
        self.value = value
        self.isEnabled = isEnabled
        self.isSecret = isSecret
    }
}

/// A Postman environment (or globals, which mocks ignore).
package struct Environment: Sendable {
    package var file: String
    package var name: String
    package var variables: [Variable]

    package init(file: String, name: String, variables: [Variable]) {
        self.file = file
        self.name = name
        self.variables = variables
    }
}
