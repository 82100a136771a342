#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The time of day, for `Date` headers.
package enum WallClock {
    package static var epochSeconds: Int64 { Int64(time(nil)) }
}
