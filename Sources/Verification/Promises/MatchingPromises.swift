/// What is promised of requests that differ from the saved one (B-4.D).
struct MatchingPromises: PromiseGroup {
    // Path
    let trailingSlash = Promise("matching.trailing-slash", "trailing slash is forgiven", "B-4.20 b")
    let letterCase = Promise("matching.letter-case", "letter case is forgiven", "B-4.20 c")
    let trailingSlashes = Promise("matching.trailing-slashes", "several trailing slashes are forgiven", "B-4.20 b")
    let slashAndCase = Promise(
        "matching.slash-and-case", "trailing slash and letter case are forgiven", "B-4.20 d")
    let anySegment = Promise("matching.wildcard-any-segment", "wildcard takes any segment", "B-4.22")
    let decodedCapture = Promise("matching.capture-decoded", "captures are percent-decoded", "B-12.38")
    let escapedSlash = Promise("matching.capture-escaped-slash", "an escaped slash belongs to its segment", "B-12.38")
    let lineBreak = Promise(
        "matching.capture-line-break", "a line break in a capture makes no header of its own", "B-12.38")
    let emptySegment = Promise("matching.wildcard-empty-segment", "wildcard takes no empty segment", "B-4.22")
    let ids = Promise("matching.ids-stripped", "ids are stripped from both sides", "B-4.20 f")
    let idsAndSlash = Promise("matching.ids-and-slash", "ids and trailing slash are stripped", "B-4.20 g")
    let longerPath = Promise("matching.longer-path", "a longer path is another path", "B-4.22")
    let partOfPath = Promise("matching.part-of-path", "a part of the path is another path", "B-4.21")
    let escapedLetter = Promise("matching.escaped-letter", "an escape that need not be is decoded", "B-4.29")
    let longWord = Promise("matching.long-word", "a long word is no id", "B-4.25")
    let unlikePath = Promise("matching.unlike-path", "a path that is only a little like an example's", "B-4.27")
    let similarPath = Promise("matching.similar-path", "a path much like an example's", "B-4.20 h")
    let fuzzy = Promise("matching.fuzzy", "fuzzy", "B-4.27")
    let unknownPath = Promise("matching.unknown-path", "unknown path gets 404", "B-4.44")

    // Method
    let unknownMethod = Promise("matching.unknown-method", "unknown method gets 404", "B-4.15")
    let methodCase = Promise("matching.method-case", "the case of a method does not matter", "B-4.15")
    let head = Promise("matching.head", "HEAD is not GET", "B-4.16")
    let bareOptions = Promise(
        "matching.bare-options", "OPTIONS without a requested method is an ordinary call", "B-6.05")

    let emptyRequestedMethod = Promise(
        "matching.empty-requested-method", "OPTIONS with an empty requested method is an ordinary call", "B-6.05")
    let requestedMethodElsewhere = Promise(
        "matching.requested-method-elsewhere", "a requested method makes no preflight of another method", "B-6.05")

    // Query
    let parameterOrder = Promise("matching.parameter-order", "the order of parameters does not matter", "B-4.32")
    let rawPlus = Promise("matching.raw-plus", "a raw plus sign is a plus sign, or else a blank", "B-12.45")
    let addedParameter = Promise("matching.parameter-added", "unknown parameter counts as missing", "B-4.31")
    let droppedParameter = Promise("matching.parameter-dropped", "dropped parameter counts as missing", "B-4.31")
    let changedParameter = Promise("matching.parameter-changed", "changed value is a partial match", "B-4.31")

    // Body and headers
    let equalBody = Promise("matching.body-equal", "body matching on, equal body", "B-4.36")
    let otherBody = Promise("matching.body-other", "body matching on, other body is dropped", "B-4.36")
    let bodyOff = Promise("matching.body-off", "body matching off, other body drops nothing", "B-4.37")
    let longBody = Promise("matching.body-long", "a body of 200 kB comes back whole", "B-5.32")
    let bodyMediaType = Promise(
        "matching.body-media-type-charset", "a charset beside the media type does not matter", "B-4.38")
    let bodyFlagCase = Promise(
        "matching.body-flag-case", "body matching is switched on by true in any case", "B-4.35")
    let formPartsOrder = Promise("matching.body-form-parts-order", "the order of a form's parts", "B-4.38")
    let graphQLNamed = Promise(
        "matching.body-graphql-named", "an operation name counts only where the example has one", "B-4.38")
    let graphQLEmptyVariables = Promise(
        "matching.body-graphql-empty-variables", "empty GraphQL variables are none", "B-4.38")
    let jsonByValue = Promise("matching.body-json-by-value", "JSON bodies are equal by value", "B-4.38")
    let jsonOrder = Promise(
        "matching.body-json-order", "the order of JSON members and 1 or 1.0 do not matter", "B-4.38")
    let jsonNumber = Promise("matching.body-json-added", "a member more is another JSON body", "B-4.38")
    let xmlBlanks = Promise("matching.body-xml-blanks", "white space between XML elements", "B-4.38")
    let xmlText = Promise("matching.body-xml-text", "other text in XML elements", "B-4.38")
    let formOrder = Promise("matching.body-form-order", "the order of form rows", "B-4.38")
    let formRow = Promise("matching.body-form-row", "a row more is another form", "B-4.38")
    let formPart = Promise("matching.body-form-part", "a form without one of its parts", "B-4.38")
    let graphQLBlanks = Promise("matching.body-graphql-blanks", "white space of a GraphQL query", "B-4.38")
    let graphQLOperation = Promise("matching.body-graphql-operation", "another GraphQL operation", "B-4.38")
    let textBlanks = Promise("matching.body-text-blanks", "a blank more is another text", "B-4.38")
    let emptyBody = Promise("matching.body-empty", "body matching on, no body sent", "B-4.36")
    let equalHeader = Promise("matching.header-equal", "header matching, equal value", "B-4.33")
    let otherHeader = Promise("matching.header-other", "header matching, other value is dropped", "B-4.33")
    let absentHeader = Promise("matching.header-absent", "header matching, absent header is dropped", "B-12.25")
    let emptyHeader = Promise("matching.header-empty", "an empty header is no absent one", "B-4.33")
    let disabledHeader = Promise("matching.header-disabled", "a disabled header of an example is none", "B-1.35")
    let headerNameCase = Promise(
        "matching.header-name-case", "header matching ignores the case of names", "B-4.33")

    let headerValueCase = Promise("matching.header-value-case", "header matching, value in another case", "B-4.33")
    let secondHeader = Promise("matching.header-second", "header matching looks at each listed header", "B-4.33")

    // Selectors
    let unknownCode = Promise("matching.code-unknown", "code that no example has gets 404", "B-4.17")
    let invalidCode = Promise("matching.code-no-integer", "code that is no integer gets 404", "B-4.46")
    let unknownName = Promise("matching.name-unknown", "name that no example has gets 404", "B-4.19")
    let unknownID = Promise("matching.id-unknown", "id that no example has gets 404", "B-4.18")
    let emptySelectors = Promise("matching.selectors-empty", "empty selectors are absent", "B-4.46")
    let selectorCase = Promise("matching.selector-header-case", "selector header in another case", "B-4.45")
    let nameAnyPath = Promise("matching.name-any-path", "a name selects whatever the path", "B-4.19")
    let idAnyPath = Promise("matching.id-any-path", "an id selects whatever the path", "B-4.18")
    let idBehindOwner = Promise("matching.id-behind-owner", "an id may stand behind its owner's", "B-12.05")
    let idBehindText = Promise("matching.id-behind-text", "an id behind a text selects nothing", "B-12.05")
    let idCase = Promise("matching.id-case", "the case of an id does not matter", "B-12.05")

    let nameAndCode = Promise("matching.name-and-code", "a name together with its code", "B-4.19")
    let nameAndOtherCode = Promise("matching.name-and-other-code", "a name together with another code", "B-4.19")
    let nameCase = Promise("matching.name-case", "a name in another case", "B-4.19")
    let nameOtherMethod = Promise("matching.name-other-method", "a name of another method's example", "B-4.19")
    let idAndCode = Promise("matching.id-and-code", "an id together with its code", "B-4.18")
    let idAndOtherCode = Promise("matching.id-and-other-code", "an id together with another code", "B-4.18")
    let idAndName = Promise("matching.id-and-name", "an id together with another name", "B-4.18")
    let idOtherMethod = Promise("matching.id-other-method", "an id of another method's example", "B-4.18")

    // Configuration of the mock
    let configuredEqualBody = Promise(
        "matching.config-body-equal", "configured body matching, equal body", "B-4.35")
    let configuredOtherBody = Promise(
        "matching.config-body-other", "configured body matching, other body is dropped", "B-4.35")
    let bodySwitchedOff = Promise(
        "matching.config-body-switched-off", "a call switches body matching off", "B-4.35")
    let configuredEqualHeader = Promise(
        "matching.config-header-equal", "configured headers, equal value", "B-12.30")
    let configuredOtherHeader = Promise(
        "matching.config-header-other", "configured headers, other value is dropped", "B-12.30")
    let ownHeaderList = Promise(
        "matching.config-header-outranked", "a call's own list outranks the configured one", "B-4.33")
    let headersOff = Promise("matching.config-header-off", "configured headers switched off", "B-4.33")
    let parametersOff = Promise("matching.config-query-off", "parameters switched off", "B-4.31")
    let parametersOffNone = Promise(
        "matching.config-query-off-none-sent", "parameters switched off, none sent", "B-4.31")
    let wildcardsOff = Promise("matching.config-wildcards-off", "wildcards switched off", "B-4.24")

    /// Stands for the endpoints of a large collection that are left out.
    let spread = Promise("matching.spread", "derived calls")
}
