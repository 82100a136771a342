import ArgumentParser
import MockFiles
import MockcheckKit
import PostmanModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `mockcheck new`: makes a mock (product section 5).
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Creates a mock: its collection, and its entry in the manifest.",
        usage: "mockcheck new [<options>]",
        discussion: """
            Asks on a terminal for what the options leave open. A row is a method, a path, a status code and a body; \
            @FILE takes the body from a file. Nothing is overwritten. The key of a private mock is shown once; the \
            manifest keeps its SHA-256.

            EXAMPLES
              mockcheck new
              mockcheck new --name Orders --row 'GET /orders 200 {"orders":[]}'
              mockcheck new --name Orders --row 'POST /orders 201 @created.json'
              mockcheck new --collection api.json --name Guarded --private --owner ada
            """)

    @Option(help: "A request and its response: 'METHOD PATH CODE BODY'; may be repeated.")
    var row: [String] = []

    @Option(help: "An existing collection to mock, instead of rows.")
    var collection: String?

    @Option(help: "The mock's name; default: the existing collection's.")
    var name: String?

    @Option(name: [.customShort("e"), .long], help: "An exported environment.")
    var environment: String?

    @Flag(help: "Require a key.")
    var `private` = false

    @Option(help: "The user of the manifest whose key opens a private mock; a new name gets a new key.")
    var owner: String?

    @Option(help: "Where the new collection is written; default: here.")
    var dir: String?

    func validate() throws {
        if !row.isEmpty, collection != nil { throw ValidationError("give rows or a collection, not both") }
        if owner != nil, !self.private { throw ValidationError("--owner is for --private mocks") }
        if let name, name.allSatisfy(\.isWhitespace) { throw ValidationError("--name is empty") }
    }

    func run() throws {
        var mock = try described() ?? interviewed()
        mock.declaration.owner = owner
        mock.directory = FilePath.tidied(dir ?? ".")
        StandardOutput.write(NextSteps(made: try MockMaker.make(mock)).text)
    }

    /// The mock of a script; nil where the options do not say what is mocked.
    private func described() throws -> NewMock? {
        let source: NewMock.Source
        if let collection {
            source = .collection(collection)
        } else if row.isEmpty {
            return nil
        } else {
            source = .rows(try row.map(RowArgument.row))
        }
        guard let name = try name ?? collection.map(NewMock.name(ofCollectionAt:)) else {
            throw CommandProblem.usage("a mock needs a name; add --name")
        }
        return NewMock(
            MockDeclaration(name: name, isPrivate: self.private), source: source, environment: environment)
    }

    private func interviewed() throws -> NewMock {
        guard isatty(StandardInput.descriptor) == 1 else {
            throw CommandProblem.usage(
                "say what to mock with --row 'GET /orders 200 {\"orders\":[]}' or --collection FILE; "
                    + "without them 'mockcheck new' asks on a terminal")
        }
        let known = NewMockInterview.Known(name: name, environment: environment, isPrivate: self.private)
        return try NewMockInterview.ask(known)
    }
}

private enum StandardInput {
    static let descriptor: Int32 = 0
}
