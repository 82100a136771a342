extension Manifest {
    package static let fileName = "mockcheck.yaml"

    /// The manifest that applies to a path.
    package static func path(applyingTo path: String) -> String? {
        NearestFile.path(named: fileName, applyingTo: path)
    }
}
