extension DynamicValue {
    /// Files, directories and media types.
    static let files: [DynamicValue] = [
        DynamicValue("$randomFileName") {
            $0.fileStem() + "." + $0.pick(Files.extensions)
        },
        DynamicValue("$randomFileType") {
            $0.pick(Files.types)
        },
        DynamicValue("$randomFileExt") { $0.pick(Files.extensions) },
        DynamicValue("$randomCommonFileName") {
            $0.fileStem() + "." + $0.pick(Files.commonExtensions)
        },
        DynamicValue("$randomCommonFileType") {
            $0.pick(Files.commonTypes)
        },
        DynamicValue("$randomCommonFileExt") {
            $0.pick(Files.commonExtensions)
        },
        DynamicValue("$randomFilePath") {
            $0.pick(Files.directories) + "/" + $0.fileStem() + "." + $0.pick(Files.extensions)
        },
        DynamicValue("$randomDirectoryPath") {
            $0.pick(Files.directories)
        },
        DynamicValue("$randomMimeType") {
            $0.pick(Files.mediaTypes)
        },
    ]
}

extension SampleSource {
    /// One to three words, joined by underscores.
    fileprivate mutating func fileStem() -> String {
        several(1...3, joinedBy: "_") { $0.pick(Words.nouns) }
    }
}

enum Files {
    static let types = [String](table: "application, audio, font, image, message, model, multipart, text, video")
    static let extensions = [String](
        table: """
            7z, aac, avi, bin, bmp, css, csv, doc, docx, epub, flac, gif, gz, html, ico, iso, jar, jpeg, jpg, js, json, log, m4a,
            md, mid, mkv, mov, mp3, mp4, mpeg, odp, ods, odt, ogg, otf, pdf, png, ppt, pptx, rtf, sql, svg, swf, tar, tiff, ttf,
            txt, wav, webm, webp, woff, xls, xlsx, xml, yaml, zip
            """)
    static let commonTypes = [String](table: "application, audio, image, text, video")
    static let commonExtensions = [String](
        table: "avi, gif, html, jpeg, jpg, m2v, m3a, mp2, mp3, mp4, mpeg, mpg, pdf, png, wav")
    /// Of the Filesystem Hierarchy Standard.
    static let directories = [String](
        table: """
            /bin, /boot, /dev, /etc, /etc/mail, /etc/opt, /home, /home/user, /lib, /media, /mnt, /opt, /opt/bin, /opt/include,
            /opt/lib, /opt/sbin, /opt/share, /proc, /root, /run, /sbin, /srv, /sys, /tmp, /usr, /usr/bin, /usr/include, /usr/lib,
            /usr/local/bin, /usr/local/src, /usr/sbin, /usr/share, /usr/src, /var, /var/cache, /var/lib, /var/log, /var/mail,
            /var/spool, /var/tmp
            """)
    static let mediaTypes = [String](
        table: """
            application/atom+xml, application/gzip, application/json, application/ld+json, application/msword,
            application/octet-stream, application/ogg, application/pdf, application/rtf, application/sql,
            application/vnd.api+json, application/vnd.ms-excel, application/vnd.oasis.opendocument.text, application/wasm,
            application/xhtml+xml, application/xml, application/zip, audio/aac, audio/flac, audio/midi, audio/mp4, audio/mpeg,
            audio/ogg, font/otf, font/ttf, font/woff2, image/avif, image/bmp, image/gif, image/jpeg, image/png, image/svg+xml,
            image/tiff, image/webp, message/rfc822, model/gltf+json, multipart/form-data, text/calendar, text/css, text/csv,
            text/html, text/markdown, text/plain, text/vcard, video/mp4, video/mpeg, video/ogg, video/quicktime, video/webm
            """)
}
