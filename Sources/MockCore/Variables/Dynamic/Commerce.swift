extension DynamicValue {
    /// Products and prices.
    static let commerce: [DynamicValue] = [
        DynamicValue("$randomPrice") {
            $0.decimal(100...99_999, places: 2)
        },
        DynamicValue("$randomProduct") { $0.pick(Commerce.products) },
        DynamicValue("$randomProductAdjective") {
            $0.pick(Commerce.adjectives)
        },
        DynamicValue("$randomProductMaterial") { $0.pick(Commerce.materials) },
        DynamicValue("$randomProductName") {
            [$0.pick(Commerce.adjectives), $0.pick(Commerce.materials), $0.pick(Commerce.products)]
                .joined(separator: " ")
        },
        DynamicValue("$randomDepartment") { $0.pick(Commerce.departments) },
    ]
}

enum Commerce {
    static let products = [String](
        table: """
            Backpack, Ball, Basket, Bench, Bicycle, Blanket, Boots, Bottle, Bowl, Camera, Candle, Chair, Cheese, Clock, Coat,
            Computer, Cup, Desk, Gloves, Guitar, Hat, Headphones, Jacket, Kettle, Keyboard, Knife, Lamp, Mirror, Mouse, Mug,
            Notebook, Pants, Pen, Pillow, Pizza, Plate, Radio, Salad, Scarf, Shelf, Shirt, Shoes, Sofa, Soap, Spoon, Table,
            Teapot, Towels, Umbrella, Wallet, Watch
            """)
    static let adjectives = [String](
        table: """
            Awesome, Classic, Compact, Durable, Elegant, Ergonomic, Fantastic, Fresh, Gorgeous, Handcrafted, Handmade,
            Incredible, Intelligent, Licensed, Lightweight, Luxurious, Modern, Practical, Recycled, Refined, Rustic, Sleek, Small,
            Sturdy, Tasty, Unbranded, Vintage
            """)
    static let materials = [String](
        table: """
            Aluminium, Bamboo, Bronze, Ceramic, Concrete, Copper, Cork, Cotton, Glass, Granite, Leather, Linen, Marble, Metal,
            Paper, Plastic, Rubber, Silk, Steel, Stone, Wooden, Wool
            """)
    static let departments = [String](
        table: """
            Automotive, Baby, Bakery, Beauty, Books, Clothing, Computers, Electronics, Games, Garden, Grocery, Health, Home,
            Industrial, Jewelry, Kids, Movies, Music, Office, Outdoors, Pets, Shoes, Sports, Tools, Toys, Travel
            """)
}
