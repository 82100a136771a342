extension DynamicVariable {
    /// Addresses, accounts and what programs are called on the net.
    static let internet: [DynamicVariable] = [
        DynamicVariable("$randomIP", TextShape("an IPv4 address", "\(Internet.octet)(\\.\(Internet.octet)){3}")) {
            $0.several(4...4, joinedBy: ".") { String($0.integer(0...255)) }
        },
        DynamicVariable("$randomIPV6", TextShape("an IPv6 address in eight groups", "[0-9a-f]{4}(:[0-9a-f]{4}){7}")) {
            $0.several(8...8, joinedBy: ":") { $0.hexDigits(4) }
        },
        DynamicVariable("$randomMACAddress", TextShape("a MAC address", "[0-9a-f]{2}(:[0-9a-f]{2}){5}")) {
            $0.several(6...6, joinedBy: ":") { $0.hexDigits(2) }
        },
        DynamicVariable("$randomPassword", TextShape("15 letters, digits or underscores", "[A-Za-z0-9_]{15}")) {
            $0.characters(15, of: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_")
        },
        DynamicVariable(
            "$randomUserAgent", TextShape("a user agent", "[A-Za-z]+/[0-9.]+( [A-Za-z0-9 ().,;:/_+-]+)?")
        ) { $0.userAgent() },
        DynamicVariable("$randomProtocol", TextShape("http or https", "https?")) {
            $0.integer(0...1) == 0 ? "http" : "https"
        },
        DynamicVariable("$randomSemver", TextShape("a version of three numbers", #"[0-9]+\.[0-9]+\.[0-9]+"#)) {
            $0.several(3...3, joinedBy: ".") { String($0.integer(0...9)) }
        },
        DynamicVariable("$randomHexColor", TextShape("a colour as # and six digits", "#[0-9a-f]{6}")) {
            "#" + $0.hexDigits(6)
        },
        DynamicVariable("$randomDomainName", TextShape("a domain name", Internet.domain)) { $0.domainName() },
        DynamicVariable("$randomDomainSuffix", TextShape("a top-level domain", "[a-z]{2,}")) {
            $0.pick(Internet.domainSuffixes)
        },
        DynamicVariable("$randomDomainWord", TextShape("a label of a domain", "[a-z0-9-]+")) { $0.domainWord() },
        DynamicVariable("$randomEmail", TextShape("an e-mail address", "\(Internet.user)@\(Internet.domain)")) {
            $0.userName() + "@" + $0.pick(Internet.mailHosts)
        },
        DynamicVariable(
            "$randomExampleEmail",
            TextShape("an e-mail address at example.com, .net or .org", Internet.user + #"@example\.(com|net|org)"#)
        ) { $0.userName() + "@example." + $0.pick(["com", "net", "org"]) },
        DynamicVariable("$randomUserName", TextShape("a user name", Internet.user)) { $0.userName() },
        DynamicVariable("$randomUrl", TextShape("an http or https URL", "https?://\(Internet.domain)/?")) {
            ($0.integer(0...1) == 0 ? "http://" : "https://") + $0.domainName()
        },
    ]
}

extension SampleSource {
    mutating func userName() -> String {
        let first = pick(People.firstNames)
        switch integer(0...2) {
        case 0: return first + String(integer(0...99))
        case 1: return first + pick([".", "_"]) + pick(People.lastNames)
        default: return first + pick([".", "_"]) + pick(People.lastNames) + String(integer(0...99))
        }
    }

    fileprivate mutating func domainWord() -> String {
        (integer(0...1) == 0 ? pick(People.firstNames) : pick(Words.nouns)).lowercased()
    }

    fileprivate mutating func domainName() -> String { domainWord() + "." + pick(Internet.domainSuffixes) }

    fileprivate mutating func userAgent() -> String {
        let system = pick(Internet.systems)
        switch integer(0...2) {
        case 0:
            let version = "\(integer(90...140)).0"
            return "Mozilla/5.0 (\(system); rv:\(version)) Gecko/20100101 Firefox/\(version)"
        case 1:
            let version = "\(integer(90...140)).0.\(integer(1000...7000)).\(integer(0...200))"
            return "Mozilla/5.0 (\(system)) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/\(version) Safari/537.36"
        default:
            let version = "\(integer(12...18)).\(integer(0...6))"
            return "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                + "Version/\(version) Safari/605.1.15"
        }
    }
}

enum Internet {
    fileprivate static let octet = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
    fileprivate static let domain = #"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}"#
    fileprivate static let user = "[A-Za-z0-9][A-Za-z0-9._'-]*"

    static let domainSuffixes = [String](table: "com, net, org, info, biz, name, io, dev")
    /// Of the reserved names only: a mock's sample must never be somebody's address.
    static let mailHosts = [String](
        table: "mail.example, post.example, inbox.example, letters.example, mailbox.example")
    static let systems = [String](
        table: """
            Windows NT 10.0; Win64; x64, X11; Linux x86_64, X11; Ubuntu; Linux x86_64, Macintosh; Intel Mac OS X 10_15_7,
            Linux; Android 14; Mobile
            """)
}
