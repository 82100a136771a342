/// What to say where paths lead to no collection.
package enum EmptyInput {
    /// Whoever names no path may not have a collection yet.
    package static func remedy(for paths: [String]) -> String {
        guard paths == ["."] else {
            return "no collection in \(paths.joined(separator: ", ")); name a file or directory that holds one"
        }
        return """
            no collection in this folder
              export one from Postman (Collection v2.1) into it, or write one here:
                mockcheck new --name Orders --row 'GET /orders 200 [{"id": 1}]'
              then verify it with: mockcheck          and serve it with: mockcheck serve
              another folder:      mockcheck PATH     all commands:      mockcheck --help
            """
    }
}
