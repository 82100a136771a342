import PostmanModel

extension PlanContext {
    /// `'Get user' (score 100, code 200) in Users/Get user at specs/orders.json:12`: the example that wins a call.
    func winner(_ win: Oracle.Win) -> String {
        let rival = oracle.rivals[win.rival]
        let code = "code \(rival.example.code.map(String.init) ?? "none")"
        let facts =
            switch win.choice {
            case .score(let score, _): "score \(Self.text(of: score)), \(code)"
            case .name: "same name, \(code)"
            case .id: "same id, \(code)"
            }
        return "'\(CaseName.collapsed(rival.example.name))' (\(facts)) in \(place(of: rival))"
    }

    func shadow(_ win: Oracle.Win) -> String { "shadowed by \(winner(win))" }

    /// `Users/Get user at specs/orders.json:12`.
    func place(of rival: Rival) -> String {
        "\(Self.path(of: rival.item)) at \(rival.example.location.file):\(rival.example.location.line)"
    }

    /// `Folder/Request`.
    static func path(of item: RequestItem) -> String {
        CaseName.collapsed((item.folders + [item.name.isEmpty ? "Unnamed request" : item.name]).joined(separator: "/"))
    }

    /// At most two decimals, none where there are none.
    private static func text(of score: Double) -> String {
        let hundredths = Int((score * 100).rounded())
        if hundredths % 100 == 0 { return String(hundredths / 100) }
        let fraction = String(abs(hundredths % 100))
        return "\(hundredths / 100).\(fraction.count == 1 ? "0" : "")\(fraction)"
    }
}
