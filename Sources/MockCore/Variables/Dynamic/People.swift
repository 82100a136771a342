import PostmanModel

extension DynamicValue {
    /// Names, jobs and telephone numbers.
    static let people: [DynamicValue] = [
        DynamicValue("$randomFirstName") { $0.pick(People.firstNames) },
        DynamicValue("$randomLastName") { $0.pick(People.lastNames) },
        DynamicValue("$randomFullName") { $0.fullName() },
        DynamicValue("$randomNamePrefix") { $0.pick(DocumentedWords.namePrefixes) },
        DynamicValue("$randomNameSuffix") { $0.pick(DocumentedWords.nameSuffixes) },
        DynamicValue("$randomJobArea") { $0.pick(People.jobAreas) },
        DynamicValue("$randomJobDescriptor") { $0.pick(People.jobDescriptors) },
        DynamicValue("$randomJobTitle") {
            [$0.pick(People.jobDescriptors), $0.pick(People.jobAreas), $0.pick(People.jobTypes)]
                .joined(separator: " ")
        },
        DynamicValue("$randomJobType") { $0.pick(People.jobTypes) },
        DynamicValue("$randomPhoneNumber") { $0.phoneNumber() },
        DynamicValue("$randomPhoneNumberExt") { "\($0.integer(1...99))-\($0.phoneNumber())" },
    ]
}

extension SampleSource {
    mutating func fullName() -> String {
        let name = pick(People.firstNames) + " " + pick(People.lastNames)
        switch integer(0...9) {
        case 0: return pick(DocumentedWords.namePrefixes) + " " + name
        case 1: return name + " " + pick(DocumentedWords.nameSuffixes)
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
