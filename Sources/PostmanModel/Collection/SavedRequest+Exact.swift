import HTTPMessage

extension SavedRequest {
    /// Whether both are the same code unit by code unit; equal texts may still be spelled in two ways.
    package func isExactly(_ other: SavedRequest) -> Bool {
        if isSame(as: other) { return true }
        return method.isExactly(other.method) && url.host.isExactly(other.url.host)
            && url.path.isExactly(other.url.path) && url.query.areExactly(other.url.query)
            && url.pathVariables.areExactly(other.url.pathVariables) && headers.areExactly(other.headers)
            && RequestBody.areExactly(body, other.body)
    }
}

extension [Row] {
    fileprivate func areExactly(_ others: [Row]) -> Bool {
        count == others.count
            && zip(self, others).allSatisfy { row, other in
                row.key.isExactly(other.key) && String.areExactly(row.value, other.value)
                    && row.isEnabled == other.isEnabled
            }
    }
}

extension String {
    fileprivate static func areExactly(_ left: String?, _ right: String?) -> Bool {
        switch (left, right) {
        case (nil, nil): true
        case (let left?, let right?): left.isExactly(right)
        default: false
        }
    }
}

extension RequestBody {
    /// Forms and queries with the same texts in them are rare enough to be called different.
    fileprivate static func areExactly(_ left: RequestBody?, _ right: RequestBody?) -> Bool {
        switch (left, right) {
        case (nil, nil): true
        case (.raw(let text, let language)?, .raw(let other, let otherLanguage)?):
            text.isExactly(other) && String.areExactly(language, otherLanguage)
        case (.urlencoded(let rows)?, .urlencoded(let others)?): rows.areExactly(others)
        default: false
        }
    }
}
