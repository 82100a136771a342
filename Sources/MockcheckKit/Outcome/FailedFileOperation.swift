import Foundation

extension Error {
    /// Why an operation on files failed, in the system's words: `permission denied`.
    ///
    /// Foundation on Linux says of most errors only that "the operation could not be completed".
    var reason: String {
        if let code = posixCode { return String(cString: strerror(code)).lowercasedFirst }
        switch (self as? CocoaError)?.code {
        case .fileNoSuchFile?, .fileReadNoSuchFile?: return "no such file or directory"
        case .fileReadNoPermission?, .fileWriteNoPermission?: return "permission denied"
        case .fileWriteOutOfSpace?: return "no space left on device"
        case .fileWriteFileExists?: return "it exists already"
        case .fileWriteVolumeReadOnly?: return "read-only file system"
        case .fileReadTooLarge?: return "it is too large"
        default: return "\(self)"
        }
    }

    private var posixCode: Int32? {
        if let error = self as? POSIXError { return error.code.rawValue }
        let underlying = (self as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        return underlying?.domain == NSPOSIXErrorDomain ? underlying.map { Int32($0.code) } : nil
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
