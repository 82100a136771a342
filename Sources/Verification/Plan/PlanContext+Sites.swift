import PostmanModel

/// What in a run a case is about.
extension PlanContext {
    /// The mock as a whole.
    var site: CaseSite {
        CaseSite(
            mock: options.mockName, className: CaseSite.className([options.mockName]), location: collectionLocation)
    }

    /// An item, or one example of it.
    func site(_ item: RequestItem, _ example: Example? = nil) -> CaseSite {
        CaseSite(
            mock: options.mockName, item, example,
            className: CaseSite.className([options.mockName] + item.folders))
    }

    func site(_ rival: Rival) -> CaseSite {
        guard let request = rival.request else { return site(rival.item, rival.example) }
        return CaseSite(mock: options.mockName, rival.item, rival.example, className: classNames[request])
    }

    /// The request of that place, or one example of it.
    func site(ofRequest request: Int, _ example: Int? = nil) -> CaseSite {
        CaseSite(
            mock: options.mockName, requests[request], example.map { requests[request].examples[$0] },
            className: classNames[request])
    }
}
