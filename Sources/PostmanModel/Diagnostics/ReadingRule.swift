/// What is said of files besides the rules of `lint`: by those who find and read them, and of manifests, exceptions
/// and baselines. They name a rule by its case, so that this list is whole.
package enum ReadingRule: String, Sendable, CaseIterable {
    case baselineExpired = "baseline-expired"
    case baselineUnused = "baseline-unused"
    case bodyModeUnknown = "body-mode-unknown"
    case bodyNotReadable = "body-not-readable"
    case bodyNotText = "body-not-text"
    case codeNotServable = "code-not-servable"
    case collectionWithoutItems = "collection-without-items"
    case documentUnrecognised = "document-unrecognised"
    case duplicateKey = "duplicate-key"
    case encoding = "encoding"
    case environmentAsPath = "environment-as-path"
    case exampleNotObject = "example-not-object"
    case exampleRequestCompleted = "example-request-completed"
    case exampleWithoutRequest = "example-without-request"
    case examplesMissing = "examples-missing"
    case fileTooLarge = "file-too-large"
    case fileUnreadable = "file-unreadable"
    case folderWithoutID = "folder-without-id"
    case globalsIgnored = "globals-ignored"
    case headerControlCharacter = "header-control-character"
    case headerName = "header-name"
    case headerNewline = "header-newline"
    case htmlPage = "html-page"
    case invalidUTF8 = "invalid-utf8"
    case itemNotObject = "item-not-object"
    case itemWithoutRequest = "item-without-request"
    case jsonSyntax = "json-syntax"
    case loneSurrogate = "lone-surrogate"
    case manifestAccess = "manifest-access"
    case manifestDuplicate = "manifest-duplicate"
    case manifestKey = "manifest-key"
    case manifestOfOtherAccount = "manifest-of-other-account"
    case manifestReference = "manifest-reference"
    case manifestSecret = "manifest-secret"
    case manifestSyntax = "manifest-syntax"
    case manifestUncallable = "manifest-uncallable"
    case manifestValue = "manifest-value"
    case methodBlank = "method-blank"
    case methodNotToken = "method-not-token"
    case nestingTooDeep = "nesting-too-deep"
    case notACollection = "not-a-collection"
    case orderUnknownID = "order-unknown-id"
    case pathMissing = "path-missing"
    case requestNotHTTP = "request-not-http"
    case requestNotReadable = "request-not-readable"
    case responsesNotList = "responses-not-list"
    case rowNotObject = "row-not-object"
    case schemaUnknown = "schema-unknown"
    case tableNotList = "table-not-list"
    case unusableException = "unusable-exception"
    case unusedException = "unused-exception"
    case urlMissing = "url-missing"
    case urlNotReadable = "url-not-readable"
    case valueNotText = "value-not-text"
    case variableWithoutKey = "variable-without-key"
    case variablesNotList = "variables-not-list"
    case yamlSyntax = "yaml-syntax"

    /// The stable identifier, in kebab case.
    package var id: String { rawValue }

    /// The highest level that it is reported at.
    package var severity: Diagnostic.Severity { page.severity }
    /// One line, a fragment without a full stop.
    package var summary: String { page.summary }
    /// What to do, in sentences.
    package var remedy: String { page.remedy }

    private var page: (severity: Diagnostic.Severity, summary: String, remedy: String) {
        switch self {
        case .baselineExpired:
            (
                .warning, "an entry of the baseline has expired; what it names counts again",
                "Fix the failures that the entry names, or renew its date with a reason."
            )
        case .baselineUnused: (.note, "an entry of the baseline names nothing that still fails", "Remove the entry.")
        case .bodyModeUnknown:
            (
                .warning, "a request body of a mode that Postman does not have",
                "Use raw, urlencoded, formdata, graphql or file."
            )
        case .bodyNotReadable:
            (
                .warning, "a request body that is not what its mode asks for; it is left out",
                "Write the body as Postman exports it."
            )
        case .bodyNotText:
            (
                .warning, "an example's body that is not text; it is served as it is written in the file",
                "Write the body as a string; JSON inside it is escaped."
            )
        case .codeNotServable:
            (.error, "a status code that no response can have; the example is left out", "Use a code from 200 to 599.")
        case .collectionWithoutItems: (.warning, "a collection without a list of items", "Export the collection again.")
        case .documentUnrecognised:
            (
                .error, "a file that says it is a collection but has no known format",
                "Export it again as v2.1, or rename it."
            )
        case .duplicateKey:
            (.warning, "an object with the same key twice; the last one counts", "Remove one of the two.")
        case .encoding: (.error, "a file that is not valid Unicode", "Save the file as UTF-8.")
        case .environmentAsPath:
            (
                .warning, "an environment or globals that were named as a collection",
                "Give an environment by -e, globals by -g."
            )
        case .exampleNotObject:
            (.error, "an example that is not an object; it is left out", "Write an object, or remove it.")
        case .exampleRequestCompleted:
            (
                .note, "an example whose own request lacks parts; they are taken from the request it is saved under",
                "Nothing needs to be done: collections v3 keep only the method and the URL with an example."
            )
        case .exampleWithoutRequest:
            (
                .error, "an example without a request of its own; where there is one, its parent's is used",
                "Save the example again, which gives it a request."
            )
        case .examplesMissing: (.warning, "a folder of examples that is not there", "Correct the path, or remove it.")
        case .fileTooLarge:
            (.error, "a file beyond the size limit", "Split the collection, or name the file in .mockcheckignore.")
        case .fileUnreadable: (.error, "a file that cannot be read", "Check its permissions and its name.")
        case .folderWithoutID:
            (.warning, "a folder of format v1 without an id; nothing can be in it", "Export the collection again.")
        case .globalsIgnored:
            (
                .note, "global variables, which are used only when given by --globals",
                "Give the file by --globals, or move the variables to the collection or an environment."
            )
        case .headerControlCharacter:
            (.error, "a header value with a control character; the header is not sent", "Remove the character.")
        case .headerName:
            (
                .error, "a header name that HTTP does not allow; the header is not sent",
                "Use letters, digits and hyphens."
            )
        case .headerNewline:
            (
                .error, "a header value with a line break; the header is not sent",
                "Write the value on one line; use two rows for two headers."
            )
        case .htmlPage:
            (
                .error, "a web page in the place of a collection",
                "Export the collection again; a download may need a token."
            )
        case .invalidUTF8: (.warning, "bytes that are not valid UTF-8, read as U+FFFD", "Save the file as UTF-8.")
        case .itemNotObject: (.error, "an item that is not an object; it is left out", "Remove the item.")
        case .itemWithoutRequest:
            (
                .warning, "an item that is neither a folder nor a request",
                "Add a request, or a list of items to make it a folder."
            )
        case .jsonSyntax:
            (.error, "a file that is not valid JSON", "Fix the syntax at the place that the message names.")
        case .loneSurrogate:
            (
                .warning, "half of a surrogate pair in an escape, read as U+FFFD",
                "Write both halves, or the character itself."
            )
        case .manifestAccess:
            (
                .warning, "access that is written down and has no effect",
                "Say plan: paid, or leave sharing out."
            )
        case .manifestDuplicate: (.error, "a name that the manifest uses twice", "Give each its own name.")
        case .manifestKey:
            (.error, "a key that the manifest does not have", "Use the key that the message suggests, or remove it.")
        case .manifestOfOtherAccount:
            (
                .warning, "a manifest below that of the account which is served",
                "Name its folder to serve its mocks."
            )
        case .manifestReference: (.error, "a name in the manifest that leads nowhere", "Correct the name.")
        case .manifestSecret:
            (
                .error, "a secret that stands in the manifest itself",
                "Name an environment variable, or give the SHA-256 of the key."
            )
        case .manifestSyntax:
            (
                .error, "a manifest or a baseline that is not valid YAML",
                "Fix the syntax at the place that the message names."
            )
        case .manifestUncallable:
            (.error, "a private mock that nobody can call", "Name its owner, share it, or give its people keys.")
        case .manifestValue: (.error, "a value that the manifest does not allow", "Use a value that the message names.")
        case .methodBlank: (.warning, "a request without a method; it is read as GET", "Write the method.")
        case .methodNotToken: (.warning, "a method that no request can have", "Use letters only.")
        case .nestingTooDeep: (.error, "folders nested deeper than the limit", "Flatten the collection.")
        case .notACollection:
            (.warning, "a file that was named as a collection and is not one", "Name an exported collection.")
        case .orderUnknownID: (.note, "an order that names what the file does not have", "Export the collection again.")
        case .pathMissing:
            (.error, "a path that does not exist", "Check the spelling; paths are relative to the current directory.")
        case .requestNotHTTP:
            (
                .warning, "a request of another protocol, which a mock cannot serve",
                "Nothing needs to be done: the request is left out."
            )
        case .requestNotReadable: (.warning, "an example's request that is not a request", "Save the example again.")
        case .responsesNotList: (.warning, "examples that are not a list", "Write a list.")
        case .rowNotObject: (.warning, "a row of a table that is not an object", "Write key and value.")
        case .schemaUnknown:
            (
                .warning, "a schema that is not one of Postman's; the file is read as v2.1.0",
                "Export the collection as v2.1."
            )
        case .tableNotList: (.warning, "a table that is not a list of rows", "Write a list of rows with key and value.")
        case .unusableException:
            (
                .warning, "an exception in a description that names no rule or has no reason",
                "Write `mockcheck:ignore RULE the reason`."
            )
        case .unusedException: (.warning, "an exception that is no longer needed", "Remove the exception.")
        case .urlMissing: (.warning, "a request without a URL", "Add a URL, or save the example again.")
        case .urlNotReadable:
            (.warning, "a URL that is neither text nor an object", "Write the URL as text or as an object.")
        case .valueNotText:
            (.warning, "a row's value that is a list or an object; it counts as none", "Write the value as text.")
        case .variableWithoutKey: (.warning, "a variable without a key", "Give it a key, or remove it.")
        case .variablesNotList: (.warning, "variables that are not a list", "Write a list.")
        case .yamlSyntax:
            (.error, "a file that is not valid YAML", "Fix the syntax at the place that the message names.")
        }
    }
}
