extension DynamicVariable {
    /// Addresses, accounts and what programs are called on the net.
    static let internet: [DynamicVariable] = [
        DynamicVariable("$randomIP", TextShape("an IPv4 address", "\(Pattern.octet)(\\.\(Pattern.octet)){3}")),
        DynamicVariable("$randomIPV6", TextShape("an IPv6 address in eight groups", "[0-9a-f]{4}(:[0-9a-f]{4}){7}")),
        DynamicVariable("$randomMACAddress", TextShape("a MAC address", "[0-9a-f]{2}(:[0-9a-f]{2}){5}")),
        DynamicVariable("$randomPassword", TextShape("15 letters, digits or underscores", "[A-Za-z0-9_]{15}")),
        DynamicVariable("$randomUserAgent", TextShape("a user agent", "[A-Za-z]+/[0-9.]+( [A-Za-z0-9 ().,;:/_+-]+)?")),
        DynamicVariable("$randomProtocol", TextShape("http or https", "https?")),
        DynamicVariable("$randomSemver", TextShape("a version of three numbers", #"[0-9]+\.[0-9]+\.[0-9]+"#)),
        DynamicVariable("$randomHexColor", TextShape("a colour as # and six digits", "#[0-9a-f]{6}")),
        DynamicVariable("$randomDomainName", TextShape("a domain name", Pattern.domain)),
        DynamicVariable("$randomDomainSuffix", TextShape("a top-level domain", "[a-z]{2,}")),
        DynamicVariable("$randomDomainWord", TextShape("a label of a domain", "[a-z0-9-]+")),
        DynamicVariable("$randomEmail", TextShape("an e-mail address", "\(Pattern.user)@\(Pattern.domain)")),
        DynamicVariable(
            "$randomExampleEmail",
            TextShape("an e-mail address at example.com, .net or .org", Pattern.user + #"@example\.(com|net|org)"#)),
        DynamicVariable("$randomUserName", TextShape("a user name", Pattern.user)),
        DynamicVariable("$randomUrl", TextShape("an http or https URL", "https?://\(Pattern.domain)/?")),
    ]
}

private enum Pattern {
    static let octet = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
    static let domain = #"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}"#
    static let user = "[A-Za-z0-9][A-Za-z0-9._'-]*"
}
