/// The program's version, as reports and the control plane say it.
package enum Version {
    package static let current = "0.1.0"
}
