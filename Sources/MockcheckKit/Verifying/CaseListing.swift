package import Verification
import XMLSupport

/// `--list`: one line per case, as `--only` would name it, and below it what would be sent to a target.
package enum CaseListing {
    package static func write(_ plan: RunPlan, secrets: [Secret]) {
        for mock in plan.mocks {
            for suite in mock.suites {
                var lines = ""
                for planned in suite.cases {
                    lines += XMLText.sanitized("\(planned.className)/\(planned.name)") + "\n"
                    guard let target = mock.target else { continue }
                    let secrets = secrets + (mock.captured?.secrets ?? [])
                    for request in planned.requests(to: target, secrets: secrets) {
                        lines += "    " + XMLText.sanitized(request) + "\n"
                    }
                }
                StandardOutput.write(lines)
            }
        }
    }
}
