extension DynamicVariable {
    /// Products and prices.
    static let commerce: [DynamicVariable] = [
        DynamicVariable("$randomPrice", TextShape("a price with two decimals", #"(0|[1-9][0-9]{0,3})\.[0-9]{2}"#)),
        DynamicVariable("$randomProduct", .phrase("a product")),
        DynamicVariable("$randomProductAdjective", .phrase("a product's adjective")),
        DynamicVariable("$randomProductMaterial", .phrase("a material")),
        DynamicVariable("$randomProductName", .phrase("a product's name")),
        DynamicVariable("$randomDepartment", .phrase("a department of a store")),
    ]
}
