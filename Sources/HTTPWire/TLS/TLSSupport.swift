/// Whether this build speaks TLS: the package's trait of that name decides, for it is most of what a first build costs.
package enum TLSSupport {
    #if TLS
        package static let isBuilt = true
    #else
        package static let isBuilt = false
    #endif

    /// How to get it, in one sentence.
    package static let remedy =
        "this build has no TLS; build one that has with 'make install' or 'swift build --traits TLS'"

    /// What the help of an option that needs it ends with.
    package static let note = isBuilt ? "" : " Not in this build; see 'swift build --traits TLS'."
}
