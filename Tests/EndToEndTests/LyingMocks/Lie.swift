import HTTPMessage
import HTTPWire
import Testing
import Verification

/// One promise broken: how, and which axis must notice.
struct Lie: Sendable, CustomTestStringConvertible {
    let name: String
    let axis: Axis
    /// What the failure's message must say, in any case of letters.
    let names: String
    /// Changes what the mocks are before they start.
    var setup: @Sendable (inout MockSetup) -> Void = { _ in }
    /// Stands before the honest responder.
    var responder: @Sendable (any Responder, MockSetup) -> any Responder = { honest, _ in honest }
    /// What is done to bytes on their way; nil for nothing.
    var wire: WireLie?
    /// Whether each mock of a scenario has an account of its own.
    var splitsAccounts = false

    var testDescription: String { name }
}

/// A responder that twists the call before the honest one sees it, or the reply after.
struct Twist: Responder {
    let honest: any Responder
    var call: @Sendable (inout Call) -> Void = { _ in }
    var reply: @Sendable (Call, inout Reply) -> Void = { _, _ in }

    func respond(to call: Call) -> Response {
        var twisted = call
        self.call(&twisted)
        var response = honest.respond(to: twisted)
        reply(call, &response.reply)
        return response
    }

    func reply(to fault: WireFault) -> Reply { honest.reply(to: fault) }
}

extension Lie {
    /// A lie about the reply to certain calls.
    static func reply(
        _ name: String, _ axis: Axis, names: String, _ twist: @escaping @Sendable (Call, inout Reply) -> Void
    ) -> Lie {
        Lie(name: name, axis: axis, names: names, responder: { honest, _ in Twist(honest: honest, reply: twist) })
    }

    /// A lie about what was asked.
    static func call(
        _ name: String, _ axis: Axis, names: String, _ twist: @escaping @Sendable (inout Call) -> Void
    ) -> Lie {
        Lie(name: name, axis: axis, names: names, responder: { honest, _ in Twist(honest: honest, call: twist) })
    }

    /// A lie about who may call, told by setting the private mock up otherwise.
    static func sharing(
        _ name: String, names: String, _ twist: @escaping @Sendable (inout MockSetup) -> Void
    ) -> Lie {
        Lie(name: name, axis: .access, names: names, setup: { if $0.keys != nil { twist(&$0) } })
    }

    /// A lie about access, told with a key that opens the mock.
    static func access(
        _ name: String, names: String, _ twist: @escaping @Sendable (inout Call, _ goodKey: String) -> Void
    ) -> Lie {
        Lie(
            name: name, axis: .access, names: names,
            responder: { honest, setup in
                guard let key = setup.keys?.first(where: { $0.person == SetupKey.owner })?.secret else { return honest }
                return Twist(honest: honest, call: { twist(&$0, key) })
            })
    }
}

extension Call {
    var isPreflight: Bool { method == "OPTIONS" && headers.contains("access-control-request-method") }
}
