/// A Postman collection of any format, flattened to what a mock needs: requests in file order and their examples.
package struct Collection: Sendable {
    package enum Format: String, Sendable, Hashable {
        case v1 = "v1.0.0"
        case v20 = "v2.0.0"
        case v21 = "v2.1.0"
        case v3 = "v3.0.0"
    }

    /// The path as the user gave it, for messages and reports.
    package var file: String
    package var format: Format
    /// `info._postman_id`, where the file has one.
    package var id: String?
    package var name: String
    /// What it tells people about itself; nil for nothing.
    package var description: String?
    package var variables: [Variable]
    /// What its requests prove themselves with, unless they or their folders say otherwise.
    package var authorization: Authorization?
    package var requests: [RequestItem]
    /// Of the folders that have any, in file order.
    package var folderDescriptions: [FolderDescription]
    /// Examples of the file that no mock can serve; an error among the diagnostics tells of each (I-5).
    package var leftOutExampleCount: Int

    package init(
        file: String, format: Format, id: String? = nil, name: String, description: String? = nil,
        variables: [Variable] = [], authorization: Authorization? = nil, requests: [RequestItem] = [],
        folderDescriptions: [FolderDescription] = [], leftOutExampleCount: Int = 0
    ) {
        self.file = file
        self.format = format
        self.id = id
        self.name = name
        self.description = description
        self.variables = variables
        self.authorization = authorization
        self.requests = requests
        self.folderDescriptions = folderDescriptions
        self.leftOutExampleCount = leftOutExampleCount
    }
}

/// A request of the collection with its saved examples; Postman's "item".
package struct RequestItem: Sendable {
    package var name: String
    /// What it tells people about itself; nil for nothing.
    package var description: String?
    /// The names of the folders around it, outermost first.
    package var folders: [String]
    /// Variables of the item and of its folders, nearest first (B-1.37); empty for nearly every file.
    ///
    /// Of equal keys the first enabled one counts: later rows of one table come before earlier ones.
    package var variables: [Variable]
    /// Its own or its nearest folder's; nil where the collection's counts.
    package var authorization: Authorization?
    package var request: SavedRequest
    package var examples: [Example]
    package var location: SourceLocation

    package init(
        name: String, description: String? = nil, folders: [String] = [], variables: [Variable] = [],
        authorization: Authorization? = nil, request: SavedRequest, examples: [Example] = [], location: SourceLocation
    ) {
        self.name = name
        self.description = description
        self.folders = folders
        self.variables = variables
        self.authorization = authorization
        self.request = request
        self.examples = examples
        self.location = location
    }
}
