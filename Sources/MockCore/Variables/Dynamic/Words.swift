extension DynamicValue {
    /// Words of technical talk, and colours.
    static let words: [DynamicValue] = [
        DynamicValue("$randomNoun") { $0.pick(Words.nouns) },
        DynamicValue("$randomVerb") { $0.pick(Words.verbs) },
        DynamicValue("$randomIngverb") { $0.pick(Words.ingVerbs) },
        DynamicValue("$randomAdjective") { $0.pick(Words.adjectives) },
        DynamicValue("$randomAbbreviation") {
            $0.pick(Words.abbreviations)
        },
        DynamicValue("$randomPhrase") { $0.phrase() },
        DynamicValue("$randomWord") { $0.word() },
        DynamicValue("$randomWords") {
            $0.several(2...5, joinedBy: " ") { $0.word() }
        },
        DynamicValue("$randomColor") { $0.pick(Words.colors) },
    ]
}

extension SampleSource {
    fileprivate mutating func word() -> String {
        switch integer(0...3) {
        case 0: pick(Words.nouns)
        case 1: pick(Words.adjectives)
        case 2: pick(Words.verbs)
        default: pick(Company.buzzNouns)
        }
    }

    fileprivate mutating func phrase() -> String {
        let abbreviation = pick(Words.abbreviations)
        let noun = pick(Words.nouns)
        switch integer(0...3) {
        case 0:
            return "Try to \(pick(Words.verbs)) the \(abbreviation) \(noun), it may \(pick(Words.verbs)) the "
                + "\(pick(Words.adjectives)) \(pick(Words.nouns))!"
        case 1:
            return "\(pick(Words.ingVerbs).capitalizedFirst) the \(noun) takes more than one \(abbreviation) "
                + "\(pick(Words.nouns))."
        case 2:
            return "Nobody can \(pick(Words.verbs)) a \(noun) before the \(pick(Words.adjectives)) \(abbreviation) "
                + "\(pick(Words.nouns)) is ready."
        default:
            return "The \(pick(Words.adjectives)) \(abbreviation) \(noun) is down, \(pick(Words.verbs)) the "
                + "\(pick(Words.nouns)) instead!"
        }
    }
}

enum Words {
    static let nouns = [String](
        table: """
            alarm, application, array, bandwidth, branch, bridge, bus, cable, cache, capacitor, card, circuit, cluster, compiler,
            controller, driver, feed, filter, firewall, gateway, hub, index, interface, kernel, lock, matrix, memory, microchip,
            mirror, monitor, network, node, panel, parser, pipeline, pixel, port, printer, processor, program, protocol, proxy,
            queue, relay, router, sandbox, scanner, schema, sensor, server, signal, socket, stack, storage, stream, switch,
            system, table, terminal, token, transmitter, tunnel, valve, wrapper
            """)
    static let verbs = [String](
        table: """
            archive, back up, bypass, calculate, cache, compile, compress, connect, convert, copy, deploy, encode, encrypt,
            filter, format, generate, hash, index, input, inspect, link, load, map, merge, migrate, monitor, navigate, override,
            parse, patch, program, quantify, reboot, refresh, render, replicate, reset, route, scan, send, sort, split,
            synthesize, test, trace, transcode, transmit, upgrade, validate, verify
            """)
    static let ingVerbs = [String](
        table: """
            archiving, backing up, bypassing, calculating, caching, compiling, compressing, connecting, converting, copying,
            deploying, encoding, encrypting, filtering, formatting, generating, hashing, indexing, linking, loading, mapping,
            merging, migrating, navigating, overriding, parsing, patching, programming, quantifying, rebooting, rendering,
            replicating, routing, scanning, sorting, splitting, synthesizing, tracing, transmitting, upgrading, validating
            """)
    static let adjectives = [String](
        table: """
            1080p, auxiliary, back-end, binary, bluetooth, concurrent, cross-platform, decentralized, digital, distributed,
            embedded, external, fast, front-end, haptic, idle, incremental, internal, lazy, local, mobile, modular, multi-byte,
            neural, online, open-source, optical, parallel, portable, primary, redundant, remote, secondary, serial, solid state,
            stateless, synchronous, transparent, virtual, wireless
            """)
    static let abbreviations = [String](
        table: """
            AI, API, ASCII, CLI, CPU, CSS, DNS, EXE, FTP, GPU, GUI, HDD, HTTP, IMAP, IP, JSON, LAN, OCR, PCI, PNG, RAM, ROM, RSS,
            SAS, SCSI, SDD, SMS, SMTP, SQL, SSD, SSH, SSL, TCP, TLS, UDP, USB, UTF8, VGA, XML, XSS, YAML
            """)
    static let colors = [String](
        table: """
            azure, beige, black, blue, bronze, brown, coral, crimson, cyan, fuchsia, gold, green, grey, indigo, ivory, lavender,
            lime, magenta, maroon, mint green, navy, olive, orange, orchid, pink, plum, purple, red, salmon, silver, sky blue,
            tan, teal, turquoise, violet, white, yellow
            """)
}
