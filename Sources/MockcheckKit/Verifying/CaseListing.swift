package import Verification
import XMLSupport

/// `--list`: one line per case, as `--only` would name it.
package enum CaseListing {
    package static func write(_ plan: RunPlan) {
        for mock in plan.mocks {
            for suite in mock.suites {
                var lines = ""
                for planned in suite.cases {
                    lines += XMLText.sanitized("\(planned.className)/\(planned.name)") + "\n"
                }
                StandardOutput.write(lines)
            }
        }
    }
}
