extension DynamicValue {
    /// Companies and what they say of themselves.
    static let company: [DynamicValue] = [
        DynamicValue("$randomCompanyName") { $0.companyName() },
        DynamicValue("$randomCompanySuffix") { $0.pick(Company.suffixes) },
        DynamicValue("$randomBs") {
            [$0.pick(Company.buzzVerbs), $0.pick(Company.buzzAdjectives), $0.pick(Company.buzzNouns)]
                .joined(separator: " ")
        },
        DynamicValue("$randomBsAdjective") {
            $0.pick(Company.buzzAdjectives)
        },
        DynamicValue("$randomBsBuzz") { $0.pick(Company.buzzVerbs) },
        DynamicValue("$randomBsNoun") { $0.pick(Company.buzzNouns) },
        DynamicValue("$randomCatchPhrase") {
            [$0.pick(Company.catchAdjectives), $0.pick(Company.catchDescriptors), $0.pick(Company.catchNouns)]
                .joined(separator: " ")
        },
        DynamicValue("$randomCatchPhraseAdjective") {
            $0.pick(Company.catchAdjectives)
        },
        DynamicValue("$randomCatchPhraseDescriptor") {
            $0.pick(Company.catchDescriptors)
        },
        DynamicValue("$randomCatchPhraseNoun") {
            $0.pick(Company.catchNouns)
        },
    ]
}

extension SampleSource {
    mutating func companyName() -> String {
        let name = pick(People.lastNames)
        switch integer(0...2) {
        case 0: return name + " " + pick(Company.suffixes)
        case 1: return name + " - " + pick(People.lastNames)
        default: return name + ", " + pick(People.lastNames) + " and " + pick(People.lastNames)
        }
    }
}

enum Company {
    static let suffixes = [String](table: "Inc, LLC, Ltd, Group, AG, GmbH, SA, BV, AB, Oy")
    static let buzzVerbs = [String](
        table: """
            accelerate, align, automate, benchmark, build, cultivate, deliver, deploy, drive, embrace, empower, enable, engage,
            enhance, expand, harness, improve, innovate, integrate, leverage, maximize, monetize, optimize, orchestrate,
            reinvent, scale, simplify, streamline, transform, unlock
            """)
    static let buzzAdjectives = [String](
        table: """
            agile, best-in-class, bleeding-edge, cloud-first, collaborative, connected, cross-channel, customer-centric,
            data-driven, disruptive, dynamic, end-to-end, frictionless, global, holistic, impactful, innovative, mission-critical,
            next-level, omnichannel, open-source, proactive, real-time, resilient, robust, scalable, seamless, smart, sticky,
            sustainable, turn-key, user-friendly
            """)
    static let buzzNouns = [String](
        table: """
            alliances, audiences, blockchains, channels, communities, content, deliverables, ecosystems, experiences,
            infrastructures, initiatives, insights, interfaces, journeys, markets, metrics, models, networks, niches, paradigms,
            partnerships, platforms, portals, relationships, schemas, services, solutions, supply-chains, synergies, systems,
            technologies, users, verticals, workflows
            """)
    static let catchAdjectives = [String](
        table: """
            Adaptive, Advanced, Automated, Balanced, Business-focused, Centralized, Cloned, Configurable, Customizable,
            Decentralized, Digitized, Distributed, Enhanced, Ergonomic, Expanded, Extended, Future-proofed, Grounded, Horizontal,
            Integrated, Intuitive, Managed, Multi-layered, Networked, Open-sourced, Optimized, Organic, Persistent, Profound,
            Reactive, Reduced, Reverse-engineered, Robust, Secured, Shared, Streamlined, Synchronized, Universal, Versatile,
            Virtual
            """)
    static let catchDescriptors = [String](
        table: """
            24 hour, actuating, analyzing, asynchronous, bifurcated, client-driven, clear-thinking, coherent, composite,
            context-sensitive, dedicated, demand-driven, didactic, directional, discrete, dynamic, eco-centric, empowering,
            even-keeled, exuding, fault-tolerant, heuristic, high-level, human-resource, hybrid, impactful, incremental,
            interactive, logistical, maximized, mobile, modular, motivating, multi-state, neutral, non-volatile, optimal,
            radical, real-time, responsive, scalable, stable, static, system-worthy, tangible, transitional, upward-trending,
            value-added, web-enabled, zero-defect
            """)
    static let catchNouns = [String](
        table: """
            ability, access, adapter, algorithm, alliance, application, approach, architecture, archive, array, attitude,
            benchmark, capability, capacity, challenge, circuit, collaboration, complexity, concept, core, data-warehouse,
            database, definition, encryption, firmware, forecast, framework, function, groupware, hardware, hierarchy, hub,
            implementation, info-mediaries, infrastructure, initiative, installation, interface, knowledge base, leverage,
            matrix, methodology, middleware, model, monitoring, moratorium, neural-net, orchestration, paradigm, parallelism,
            policy, portal, product, productivity, project, projection, protocol, service-desk, software, solution, strategy,
            structure, success, support, synergy, system engine, task-force, throughput, time-frame, toolset, utilisation,
            website, workforce
            """)
}
