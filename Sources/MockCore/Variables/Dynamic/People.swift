extension DynamicVariable {
    /// Names, jobs and telephone numbers.
    static let people: [DynamicVariable] = [
        DynamicVariable("$randomFirstName", .word("a first name")) { $0.pick(People.firstNames) },
        DynamicVariable("$randomLastName", .word("a last name")) { $0.pick(People.lastNames) },
        DynamicVariable("$randomFullName", .phrase("a full name")) { $0.fullName() },
        DynamicVariable("$randomNamePrefix", .oneOf(People.prefixes)) { $0.pick(People.prefixes) },
        DynamicVariable("$randomNameSuffix", .oneOf(People.suffixes)) { $0.pick(People.suffixes) },
        DynamicVariable("$randomJobArea", .phrase("a job's area")) { $0.pick(People.jobAreas) },
        DynamicVariable("$randomJobDescriptor", .phrase("a job's descriptor")) { $0.pick(People.jobDescriptors) },
        DynamicVariable("$randomJobTitle", .phrase("a job title")) {
            [$0.pick(People.jobDescriptors), $0.pick(People.jobAreas), $0.pick(People.jobTypes)]
                .joined(separator: " ")
        },
        DynamicVariable("$randomJobType", .word("a type of job")) { $0.pick(People.jobTypes) },
        DynamicVariable(
            "$randomPhoneNumber", TextShape("ten digits as ddd-ddd-dddd", "[0-9]{3}-[0-9]{3}-[0-9]{4}")
        ) { $0.phoneNumber() },
        DynamicVariable(
            "$randomPhoneNumberExt",
            TextShape("a prefix from 1 to 99 and ddd-ddd-dddd", "[1-9][0-9]?-[0-9]{3}-[0-9]{3}-[0-9]{4}")
        ) { "\($0.integer(1...99))-\($0.phoneNumber())" },
    ]
}

extension SampleSource {
    mutating func fullName() -> String {
        let name = pick(People.firstNames) + " " + pick(People.lastNames)
        switch integer(0...9) {
        case 0: return pick(People.prefixes) + " " + name
        case 1: return name + " " + pick(People.suffixes)
        default: return name
        }
    }

    fileprivate mutating func phoneNumber() -> String { "\(digits(3))-\(digits(3))-\(digits(4))" }
}

enum People {
    static let firstNames = [String](
        table: """
            Ada, Alan, Alice, Amara, Amir, Anna, Anton, Aria, Astrid, Ben, Bianca, Boris, Carla, Carlos, Chen, Clara,
            Daniel, Diana, Diego, Dmitri, Elena, Elias, Emil, Emma, Eva, Farah, Felix, Fiona, Florian, Gabriel, Grace,
            Greta, Hana, Hans, Helen, Hugo, Ida, Igor, Ines, Ivan, Jan, Jana, Jasmin, Jonas, Julia, Kai, Karim, Kenji,
            Lara, Leila, Leo, Lina, Louis, Lucia, Maja, Marco, Maria, Martin, Mei, Mila, Nadia, Nina, Noah, Nora, Olga,
            Oscar, Paula, Pedro, Peter, Priya, Rafael, Rosa, Ruben, Ruth, Samir, Sara, Sofia, Stefan, Tara, Theo, Tomas,
            Vera, Victor, Wanda, Wei, Yara, Yusuf, Zoe
            """)
    static let lastNames = [String](
        table: """
            Adler, Alvarez, Andersen, Bakker, Bauer, Becker, Berg, Bianchi, Brown, Carter, Castro, Chen, Clarke, Costa,
            Cruz, Dubois, Evans, Fernandez, Fischer, Fontaine, Garcia, Green, Gupta, Haas, Hall, Hansen, Hughes, Ito,
            Ivanov, Jensen, Johnson, Kaya, Keller, Kim, Klein, Kowalski, Kumar, Lambert, Larsen, Lee, Lopez, Marino,
            Martin, Meyer, Moore, Moreau, Morgan, Nakamura, Nguyen, Nilsson, Novak, Okafor, Olsen, Papadakis, Park,
            Patel, Perez, Petrov, Quinn, Ramos, Reyes, Ricci, Rossi, Santos, Sato, Schmidt, Silva, Singh, Smith, Sousa,
            Suzuki, Tanaka, Taylor, Torres, Turner, Varga, Vogel, Walker, Wang, Weber, Wilson, Yilmaz, Young, Zimmermann
            """)
    static let prefixes = [String](table: "Mr., Mrs., Ms., Miss, Dr.")
    static let suffixes = [String](table: "Jr., Sr., I, II, III, IV, V, MD, DDS, PhD, DVM")
    static let jobAreas = [String](
        table: """
            Accounting, Applications, Brand, Communications, Configuration, Data, Directives, Distribution, Facilities,
            Finance, Infrastructure, Integration, Legal, Logistics, Marketing, Mobility, Operations, Payments,
            Purchasing, Quality, Research, Sales, Security, Support, Training, Web
            """)
    static let jobDescriptors = [String](
        table: """
            Assistant, Associate, Central, Chief, Corporate, Deputy, District, European, Executive, Global, Group,
            International, Junior, Lead, National, Principal, Regional, Senior, Staff, Strategic
            """)
    static let jobTypes = [String](
        table: """
            Administrator, Adviser, Analyst, Architect, Assistant, Consultant, Coordinator, Designer, Developer, Director,
            Engineer, Executive, Manager, Officer, Planner, Producer, Representative, Specialist, Strategist, Supervisor,
            Technician
            """)
}
