import HTTPMessage
import HTTPWire
import Linting
package import MockFiles
import PostmanModel
import Verification

/// Which server each mock of a run is held against, and what requests to it are filled with (product section 8).
package struct Targeting: Sendable {
    /// What a command line says, unchecked.
    package struct Wish: Sendable {
        package var urls: [String]
        package var kind: String?
        package var rules: String?
        package var keyVariable: String?
        package var authorities: String?
        package var certificate: String?
        package var key: String?
        package var isInsecure = false
        package var allowsUnsafeMethods = false
        package var maxCalls: Int?
        package var pace: Int?
        package var failsOn: String?
        package var comparesFormats = false
        /// `NAME=VALUE`.
        package var variables: [String] = []
        package var variableFile: String?

        package init(urls: [String]) { self.urls = urls }
    }

    private let wish: Wish
    /// The command line's URLs; the only one may have no name.
    private let urls: [(name: String?, url: String)]
    /// Outranked by nothing.
    private let variables: [Variable]

    /// - Throws: `CommandProblem` for a value that is not valid, or a file that cannot be used.
    package init(_ wish: Wish) throws {
        self.wish = wish
        variables = try TargetVariables(wish).own()
        urls = wish.urls.map(Self.split)
        if urls.count > 1, urls.contains(where: { $0.name == nil }) {
            throw CommandProblem.usage("several targets need names: --target NAME=URL")
        }
        for (_, url) in urls { _ = try target(at: url, declared: nil, option: "--target") }
    }

    /// Whether a run of those mocks judges somebody else's server.
    package func isNeeded(for mocks: [LoadedMock]) -> Bool {
        !urls.isEmpty || mocks.contains { $0.declaredTarget != nil }
    }

    /// - Parameter declared: what the manifest says of that mock; the command line outranks it.
    private func target(at url: String, declared: Manifest.Target?, option: String) throws -> Verification.Target {
        var wish = wish
        wish.kind = wish.kind ?? declared?.kind
        wish.rules = wish.rules ?? declared?.rules
        wish.keyVariable = wish.keyVariable ?? declared?.keyVariable
        var kind = try Self.kind(wish)
        if case .api(var options) = kind, let declared {
            options.shapes.ignored = try Self.patterns(declared.ignored, declared)
            options.shapes.exact = try Self.patterns(declared.exact, declared)
            options.shapes.maps = try Self.patterns(declared.maps, declared)
            options.shapes.records = try Self.patterns(declared.records, declared)
            options.shapes.comparesFormats = options.shapes.comparesFormats || declared.comparesFormats
            kind = .api(options)
        }
        var key: String?
        if let name = wish.keyVariable {
            guard let value = ProcessEnvironment.value(of: name), !value.isEmpty else {
                throw CommandProblem.usage("the environment variable \(name) with the target's key is not set")
            }
            key = value
        }
        do throws(EndpointURLError) {
            var endpoint = try Endpoint(url: url)
            endpoint.tls = try Self.tls(wish)
            endpoint.proxy = try ProxyVariables(ProcessEnvironment.value).proxy(for: endpoint)
            if endpoint.scheme == .https, !TLSSupport.isBuilt {
                throw EndpointURLError(description: TLSSupport.remedy)
            }
            var target = Target(endpoint, as: kind, key: key)
            target.captures = try Self.captures(declared, target)
            target.limits.calls = wish.maxCalls ?? target.limits.calls
            target.limits.pace = wish.pace ?? target.limits.pace
            return target
        } catch {
            throw CommandProblem.usage("\(option): \(error)")
        }
    }

    private static func captures(
        _ declared: Manifest.Target?, _ target: Verification.Target
    ) throws(EndpointURLError) -> [AnswerCapture] {
        guard let declared, !declared.captures.isEmpty else { return [] }
        guard target.isAPI else { throw EndpointURLError(description: "target.capture is only for 'as: api'") }
        var captures: [AnswerCapture] = []
        for entry in declared.captures {
            if let header = entry.header {
                captures.append(AnswerCapture(entry.variable, of: entry.request, .header(header)))
            } else if let body = entry.body, let pattern = ContractPattern(body) {
                captures.append(AnswerCapture(entry.variable, of: entry.request, .body(pattern)))
            } else {
                throw EndpointURLError(
                    description: "\(entry.location): '\(entry.body ?? "")' is not a place of a body; write $.id")
            }
        }
        return captures
    }

    /// - Throws: `CommandProblem` where a capture names a request that the collection has not.
    private static func check(_ target: Verification.Target, of mock: LoadedMock) throws {
        let items = mock.collection.requests
        let names = items.map(\.name) + items.map { ($0.folders + [$0.name]).joined(separator: "/") }
        for capture in target.captures where !names.contains(capture.request) {
            let place = mock.declaredTarget?.captures.first { $0.variable == capture.variable }?.location
            let near = Suggestion.nearest(to: capture.request, in: names).map { ". Did you mean '\($0)'?" } ?? ""
            throw CommandProblem.usage(
                "\(place.map { "\($0): " } ?? "")target.capture.\(capture.variable) names the request "
                    + "'\(capture.request)', which '\(mock.name)' has not\(near)")
        }
    }

    private static func patterns(_ texts: [String], _ declared: Manifest.Target) throws -> [ContractPattern] {
        try texts.map { text in
            guard let pattern = ContractPattern(text) else {
                throw CommandProblem.usage("\(declared.location): '\(text)' is not a valid place of a body")
            }
            return pattern
        }
    }

    /// `Orders=https://…`; a name holds no colon before its equals sign.
    private static func split(_ text: String) -> (name: String?, url: String) {
        guard let mark = text.firstIndex(of: "="), !text[..<mark].contains("://") else { return (nil, text) }
        return (String(text[..<mark]), String(text[text.index(after: mark)...]))
    }

    private static func kind(_ wish: Wish) throws -> Verification.Target.Kind {
        if let text = wish.failsOn, text != "drift" {
            throw CommandProblem.usage("unknown value '\(text)' for --fail-on; it must be drift")
        }
        for (option, value) in [("--max-calls", wish.maxCalls), ("--pace", wish.pace)] {
            if let value, value < 1 { throw CommandProblem.usage("\(option) must be at least 1") }
        }
        switch wish.kind ?? "mock" {
        case "mock":
            let name = wish.rules ?? Target.Rules.postman.rawValue
            guard let rules = Target.Rules(rawValue: name) else {
                throw CommandProblem.usage("unknown rules '\(name)'; --target-rules must be postman or plain")
            }
            return .mock(rules)
        case "api":
            var options = APIOptions()
            options.allowsUnsafeMethods = wish.allowsUnsafeMethods
            options.failsOnDrift = wish.failsOn != nil
            options.shapes.comparesFormats = wish.comparesFormats
            return .api(options)
        case let other: throw CommandProblem.usage("unknown kind '\(other)'; --target-as must be mock or api")
        }
    }

    private static func tls(_ wish: Wish) throws(EndpointURLError) -> TLSClientOptions {
        var options = TLSClientOptions(authorities: wish.authorities, verifies: !wish.isInsecure)
        switch (wish.certificate, wish.key) {
        case (let certificate?, let key?): options.identity = TLSFiles(certificate: certificate, key: key)
        case (nil, nil): break
        default: throw EndpointURLError(description: "--client-cert and --client-key belong together")
        }
        return options
    }

    private static func arguments(_ wish: Wish) -> [String] {
        var words = wish.urls.flatMap { ["--target", ShellWord.quoted($0)] }
        let values = [
            ("--target-as", wish.kind), ("--target-rules", wish.rules), ("--target-key-env", wish.keyVariable),
            ("--cacert", wish.authorities), ("--client-cert", wish.certificate), ("--client-key", wish.key),
            ("--fail-on", wish.failsOn), ("--env-file", wish.variableFile),
        ]
        for (name, value) in values {
            if let value { words += [name, ShellWord.quoted(value)] }
        }
        for (name, isSet) in [
            ("--insecure", wish.isInsecure), ("--unsafe-methods", wish.allowsUnsafeMethods),
            ("--formats", wish.comparesFormats),
        ] where isSet { words.append(name) }
        // Values may be secrets.
        for variable in wish.variables {
            let name = String(variable.prefix { $0 != "=" })
            words += ["--variable", ShellWord.quoted("\(name)=", thenVariable: name)]
        }
        return words
    }

    // MARK: What mocks get

    /// The target of a mock; nil where none is named for it.
    ///
    /// - Throws: `CommandProblem` where a target without a name meets several mocks, or a name that no mock has.
    private func target(of mock: LoadedMock, among mocks: [LoadedMock]) throws -> Verification.Target? {
        if let only = urls.first, only.name == nil, mocks.count > 1 {
            throw CommandProblem.usage(
                "\(mocks.count) mocks and one --target; name the mock: --target '\(mocks.first?.name ?? "NAME")=URL'")
        }
        for (name, _) in urls {
            if let name, !mocks.contains(where: { $0.name == name }) {
                throw CommandProblem.usage("--target names '\(name)', but there is no such mock")
            }
        }
        if let named = urls.first(where: { $0.name == nil || $0.name == mock.name }) {
            return try target(at: named.url, declared: mock.declaredTarget, option: "--target")
        }
        guard urls.isEmpty, let declared = mock.declaredTarget else { return nil }
        return try target(at: declared.url, declared: declared, option: "\(declared.location): target.url")
    }

    /// The workload with the mocks that have a target, each with its own and with its variables.
    ///
    /// - Throws: `CommandProblem` where a target belongs to no mock, or to several.
    package func applied(to workload: Workload) throws -> Workload {
        var workload = workload
        let mocks = workload.mocks
        workload.mocks = try mocks.compactMap { mock in
            // Mocks without a target are of our own, unless the command line names what is to be judged.
            guard let target = try target(of: mock, among: mocks) else { return urls.isEmpty ? mock : nil }
            try Self.check(target, of: mock)
            var mock = mock
            workload.targets[mock.name] = target
            // What the command line sets is the innermost scope.
            if !variables.isEmpty {
                var environment = mock.environment ?? Environment(file: "", name: "variables", variables: [])
                environment.variables += variables
                mock.environment = environment
            }
            if let key = target.key {
                let name = wish.keyVariable ?? mock.declaredTarget?.keyVariable
                workload.targetSecrets.append(Secret(key, named: name ?? "X_API_KEY"))
            }
            if let credentials = target.endpoint.proxy?.credentials {
                workload.targetSecrets.append(Secret(credentials, named: "PROXY_CREDENTIALS"))
            }
            // Not everybody marks a token as secret.
            let named = mock.collection.variables + (mock.environment?.variables ?? [])
            workload.targetSecrets += named.filter { SecretName.includes($0.key) }
                .compactMap { variable in variable.value.map { Secret($0, named: variable.key) } }
            workload.targetSecrets += AuthorizationSecrets.values(of: mock.collection, environment: mock.environment)
            return mock
        }
        workload.inputArguments += Self.arguments(wish)
        if wish.isInsecure {
            workload.diagnostics.append(
                Diagnostic(
                    rule: "tls-not-verified", severity: .warning,
                    message: "certificates are not verified (--insecure): the target may be somebody else",
                    help: "pass the root of its certificate with --cacert",
                    location: SourceLocation(
                        file: workload.mocks.lazy.compactMap(workload.target).first?.endpoint.url ?? "")))
        }
        return workload
    }
}
