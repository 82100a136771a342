import HTTPWire
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
        package var globals: String?

        package init(urls: [String]) { self.urls = urls }
    }

    private struct Named {
        /// Nil for the only one.
        var name: String?
        var target: Target
    }

    private var targets: [Named] = []
    /// Outranked by nothing.
    private let variables: [Variable]
    /// Outranked by everything.
    private let globals: [Variable]
    /// The options again, for the lines that repeat a case.
    let arguments: [String]
    let isInsecure: Bool

    /// - Throws: `CommandProblem` for a value that is not valid, or a file that cannot be used.
    package init(_ wish: Wish) throws {
        let reading = TargetVariables(wish)
        variables = try reading.own()
        globals = try reading.globals()
        isInsecure = wish.isInsecure
        arguments = Self.arguments(wish)
        let kind = try Self.kind(wish)
        package var key: String?
        if let name = wish.keyVariable {
            guard let value = ProcessEnvironment.value(of: name), !value.isEmpty else {
                throw CommandProblem.usage("--target-key-env: the environment variable \(name) is not set")
            }
            key = value
        }
        for text in wish.urls {
            let (name, url) = Self.split(text)
            do throws(EndpointURLError) {
                var endpoint = try Endpoint(url: url)
                endpoint.tls = try Self.tls(wish)
                endpoint.proxy = try ProxyVariables(ProcessEnvironment.value).proxy(for: endpoint)
                if endpoint.scheme == .https, !TLSSupport.isBuilt {
                    throw EndpointURLError(description: TLSSupport.remedy)
                }
                var target = Target(endpoint, as: kind, key: key)
                target.limits.calls = wish.maxCalls ?? target.limits.calls
                target.limits.pace = wish.pace ?? target.limits.pace
                targets.append(Named(name: name, target: target))
            } catch {
                throw CommandProblem.usage("--target: \(error)")
            }
        }
        if targets.count > 1, targets.contains(where: { $0.name == nil }) {
            throw CommandProblem.usage("several targets need names: --target NAME=URL")
        }
    }

    /// `Orders=https://…`; a name holds no colon before its equals sign.
    private static func split(_ text: String) -> (name: String?, url: String) {
        guard let mark = text.firstIndex(of: "="), !text[..<mark].contains("://") else { return (nil, text) }
        return (String(text[..<mark]), String(text[text.index(after: mark)...]))
    }

    private static func kind(_ wish: Wish) throws -> Target.Kind {
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
            ("--fail-on", wish.failsOn), ("--env-file", wish.variableFile), ("--globals", wish.globals),
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
    private func target(of mock: String, among mocks: [String]) throws -> Target? {
        if let only = targets.first, only.name == nil {
            guard mocks.count == 1 else {
                throw CommandProblem.usage(
                    "\(mocks.count) mocks and one --target; name the mock: --target '\(mocks.first ?? "NAME")=URL'")
            }
            return only.target
        }
        for named in targets {
            if let name = named.name, !mocks.contains(name) {
                throw CommandProblem.usage("--target names '\(name)', but there is no such mock")
            }
        }
        return targets.first { $0.name == mock }?.target
    }

    /// The workload with the mocks that have a target, each with its own and with its variables.
    ///
    /// - Throws: `CommandProblem` where a target belongs to no mock, or to several.
    package func applied(to workload: Workload) throws -> Workload {
        var workload = workload
        let names = workload.mocks.map(\.name)
        workload.mocks = try workload.mocks.compactMap { mock in
            guard let target = try target(of: mock.name, among: names) else { return nil }
            var mock = mock
            mock.target = target
            // The globals are the outermost scope, what the command line sets is the innermost.
            mock.collection.variables.insert(contentsOf: globals, at: 0)
            if !variables.isEmpty {
                var environment = mock.environment ?? Environment(file: "", name: "variables", variables: [])
                environment.variables += variables
                mock.environment = environment
            }
            workload.targetSecrets += AuthorizationSecrets.values(of: mock.collection, environment: mock.environment)
            return mock
        }
        workload.targetSecrets += targets.compactMap(\.target.key)
        for target in targets { workload.targetSecrets += target.target.endpoint.proxy?.credentials.map { [$0] } ?? [] }
        workload.inputArguments += arguments
        if isInsecure {
            workload.diagnostics.append(
                Diagnostic(
                    rule: "tls-not-verified", severity: .warning,
                    message: "certificates are not verified (--insecure): the target may be somebody else",
                    help: "pass the root of its certificate with --cacert",
                    location: SourceLocation(file: targets.first?.target.endpoint.url ?? "")))
        }
        return workload
    }
}
