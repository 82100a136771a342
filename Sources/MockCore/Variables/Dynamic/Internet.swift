extension DynamicValue {
    /// Addresses, accounts and what programs are called on the net.
    static let internet: [DynamicValue] = [
        DynamicValue("$randomIP") {
            $0.several(4...4, joinedBy: ".") { String($0.integer(0...255)) }
        },
        DynamicValue("$randomIPV6") {
            $0.several(8...8, joinedBy: ":") { $0.hexDigits(4) }
        },
        DynamicValue("$randomMACAddress") {
            $0.several(6...6, joinedBy: ":") { $0.hexDigits(2) }
        },
        DynamicValue("$randomPassword") {
            $0.characters(15, of: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_")
        },
        DynamicValue("$randomUserAgent") { $0.userAgent() },
        DynamicValue("$randomProtocol") {
            $0.integer(0...1) == 0 ? "http" : "https"
        },
        DynamicValue("$randomSemver") {
            $0.several(3...3, joinedBy: ".") { String($0.integer(0...9)) }
        },
        DynamicValue("$randomHexColor") {
            "#" + $0.hexDigits(6)
        },
        DynamicValue("$randomDomainName") { $0.domainName() },
        DynamicValue("$randomDomainSuffix") {
            $0.pick(Internet.domainSuffixes)
        },
        DynamicValue("$randomDomainWord") { $0.domainWord() },
        DynamicValue("$randomEmail") {
            $0.userName() + "@" + $0.pick(Internet.mailHosts)
        },
        DynamicValue("$randomExampleEmail") { $0.userName() + "@example." + $0.pick(["com", "net", "org"]) },
        DynamicValue("$randomUserName") { $0.userName() },
        DynamicValue("$randomUrl") {
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
