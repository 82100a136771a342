/// A folder of a collection v3.0.0 with the files that were found in it (B-1.09).
package struct CollectionFolder: Sendable {
    /// A file of it; a diagnostic of whoever read it tells why it has no document.
    package struct File: Sendable {
        package var path: String
        package var document: TranslatedDocument?

        package init(path: String, document: TranslatedDocument?) {
            self.path = path
            self.document = document
        }
    }

    /// What the files of one name make: a request, its examples, or both.
    package struct Request: Sendable {
        /// The file's name without its ending, by which its examples are found.
        package var stem: String
        package var file: File?
        package var examples: [File]

        package init(stem: String, file: File?, examples: [File] = []) {
            self.stem = stem
            self.file = file
            self.examples = examples
        }
    }

    package var path: String
    /// The directory's name.
    package var name: String
    package var definition: File?
    package var requests: [Request]
    package var folders: [CollectionFolder]

    package init(
        path: String, name: String, definition: File? = nil, requests: [Request] = [], folders: [CollectionFolder] = []
    ) {
        self.path = path
        self.name = name
        self.definition = definition
        self.requests = requests
        self.folders = folders
    }
}
