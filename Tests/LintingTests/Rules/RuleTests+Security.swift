extension RuleTests {
    /// Tokens are put together here, so that no scanner takes this file for a leak.
    private static let random = "aB3dE5gH7jK9mN1pQ2sT4vW6yZ8bC0dF1hJ3"
    private static let token = random + "aB3dE5gH7jK9mN1pQ2sT4vW6yZ8bC0dF1hJ3"

    static let security = [
        Sample("aws-access-key", bad: text("AKI" + "A2E4G6J8L0N1Q3S5U"), good: text("AKI" + "AIOSFODNN7EXAMPLE")),
        Sample(
            "aws-temporary-key", bad: text("ASI" + "A2E4G6J8L0N1Q3S5U"), good: text("AKI" + "A2E4G6J8L0N1Q3S5U")),
        Sample("stripe-test-key", bad: text("sk_" + "test_" + random), good: text("sk_" + "live_" + random)),
        Sample("github-token", bad: text("gh" + "p_" + random), good: text("ghp_XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX")),
        Sample("gitlab-token", bad: text("glp" + "at-" + random.prefix(20)), good: text("glpat-")),
        Sample("slack-token", bad: text("xox" + "b-" + random), good: text("xoxb-your")),
        Sample("stripe-key", bad: text("sk_" + "live_" + random), good: text("sk_live_{{key}}")),
        Sample("google-api-key", bad: text("AI" + "za" + random.prefix(35)), good: text("AIza")),
        Sample("postman-api-key", bad: text("PM" + "AK-" + token.prefix(59)), good: text("{{postman_api_key}}")),
        Sample("sendgrid-key", bad: text("S" + "G." + token.prefix(66)), good: text("SG.short")),
        Sample("npm-token", bad: text("np" + "m_" + random), good: text("npm_install")),
        Sample(
            "private-key", bad: text("-----BEGIN " + "RSA PRIVATE KEY-----\\n" + token),
            good: text("-----BEGIN PUBLIC KEY-----\\n" + token)),
        Sample(
            "json-web-token", bad: text("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0." + random),
            good: text("eyJhbGciOiJIUzI1NiJ9")),
        Sample("basic-credentials", bad: text("Basic YWxpY2U6VjNyeS1TM2NyM3Q="), good: text("Basic YWxpY2U6")),
        Sample(
            "url-credentials", bad: text("https://alice:geheim1@api.acme.io/a"),
            good: text("https://example.com/a?b=c:d@e")),
        Sample("bearer-token", bad: text("Bearer " + random), good: text("Bearer Az90SAOJklae")),
        Sample("password-value", bad: text(String(random), key: "password"), good: text("changeme", key: "password")),
        Sample(
            "session-cookie", bad: text("sid=\(random); Path=/", key: "Set-Cookie"),
            good: text("sid=1", key: "Set-Cookie")),
        Sample("private-address", bad: text("http://192.168.1.4/a"), good: text("http://93.184.216.34/a")),
        Sample("internal-host", bad: text("http://build.corp/a"), good: text("http://example.com/corp")),
        Sample("email-address", bad: text("jane.roe@uni-bonn.de"), good: text("jane.roe@example.com")),
        Sample("iban", bad: text("DE89370400440532013000"), good: text("DE88370400440532013000")),
        Sample("card-number", bad: text("4539578763621486"), good: text("4242424242424242")),
    ]
}
