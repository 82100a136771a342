import Testing

@testable import Verification

struct ColorChoiceTests {
    /// CI-3.2, one row for each step of the precedence and each border of its values.
    @Test(
        arguments: [
            (.always, ["NO_COLOR": "1"], false, true),
            (.never, ["FORCE_COLOR": "1"], true, false),
            (.auto, [:], true, true),
            (.auto, [:], false, false),
            (.auto, ["NO_COLOR": "1"], true, false),
            (.auto, ["NO_COLOR": "0"], true, false),
            (.auto, ["NO_COLOR": ""], true, true),
            (.auto, ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], true, false),
            (.auto, ["CLICOLOR_FORCE": "1"], false, true),
            (.auto, ["CLICOLOR_FORCE": "0"], false, false),
            (.auto, ["CLICOLOR_FORCE": ""], false, false),
            (.auto, ["CLICOLOR_FORCE": "1", "CLICOLOR": "0"], false, true),
            (.auto, ["FORCE_COLOR": "1"], false, true),
            (.auto, ["FORCE_COLOR": "false"], false, false),
            (.auto, ["FORCE_COLOR": "0"], false, false),
            (.auto, ["FORCE_COLOR": "3", "TERM": "dumb"], false, true),
            (.auto, ["CLICOLOR": "0"], true, false),
            (.auto, ["CLICOLOR": "1"], true, true),
            (.auto, ["CLICOLOR": "1"], false, false),
            (.auto, ["TERM": "dumb"], true, false),
            (.auto, ["TERM": "xterm"], true, true),
            (.auto, ["CI": "true"], false, false),
        ] as [(ColorChoice, [String: String], Bool, Bool)])
    func followsThePrecedence(
        choice: ColorChoice, environment: [String: String], isTerminal: Bool, expected: Bool
    ) {
        #expect(choice.usesColor(environment: environment, isTerminal: isTerminal) == expected)
    }
}
