/// The collection whose clients are judged: a list, once with books and once without, and a POST.
enum ShopCollection {
    /// - Parameter more: items behind those two, each after a comma.
    static func text(more: String = "") -> String {
        """
        {"info":{"name":"Shop","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
         "item":[
          {"name":"List","request":{"method":"GET","url":"{{u}}/books?page=1"},"response":[
            {"id":"l1","name":"Some","originalRequest":{"method":"GET","url":"{{u}}/books?page=1"},"code":200,"body":"[1]"},
            {"id":"l2","name":"None","originalRequest":{"method":"GET","url":"{{u}}/books?page=9"},"code":200,"body":"[]"}]},
          {"name":"Add","request":{"method":"POST","url":"{{u}}/books"},"response":[
            {"id":"a1","name":"Added","originalRequest":{"method":"POST","url":"{{u}}/books",
             "header":[{"key":"Content-Type","value":"application/json"}],
             "body":{"mode":"raw","raw":"{\\"title\\":\\"Emma\\"}"}},"code":201,"body":"{}"}]}\(more)]}
        """
    }
}
