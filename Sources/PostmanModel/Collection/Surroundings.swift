/// What a request inherits from the folders around it.
struct Surroundings {
    /// Outermost first.
    var folders: [String] = []
    /// Nearest first.
    var variables: [Variable] = []
    /// Of the nearest folder that has any; nil where none does, so that the collection's counts.
    var authorization: Authorization?
}

extension SavedRequest {
    /// What a request is called that has no name.
    var fallbackName: String { url.path.isEmpty ? "Request" : url.path }
}
