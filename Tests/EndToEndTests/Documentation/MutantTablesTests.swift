import ForeignTools
import Foundation
import Testing

/// The mutants fit the sources, and the page lists none that is gone; `make mutants` runs them.
struct MutantTablesTests {
    @Test(.enabled(if: Python.isThere, "\(Python.remedy)"))
    func eachMutantFindsItsText() throws {
        let path = ProgramRun.root.appending(path: "Tests/Mutants/mutants.py").path
        let said = try Python.run(
            "import runpy, sys; sys.argv = [sys.argv[1], 'check']; runpy.run_path(sys.argv[0], run_name='__main__')",
            [path])
        let count = try #require(said.split(separator: " ").first.flatMap { Int($0) })
        #expect(count > 500)
    }
}
