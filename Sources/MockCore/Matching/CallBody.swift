import HTTPMessage
import XMLSupport

/// The body of a call, brought into the form of whatever kind of body an example has.
struct CallBody: Sendable {
    let bytes: [UInt8]
    let mediaType: MediaType?

    var isEmpty: Bool { bytes.isEmpty }

    /// The forms under which the body may equal one of that kind; none where it is no such body.
    func keys(of kind: BodyKey.Kind) -> [BodyKey] {
        switch kind {
        case .json: BodyKey.canonicalJSON(bytes).map { [.json($0)] } ?? []
        case .xml: CanonicalXML.bytes(of: bytes).map { [.xml($0)] } ?? []
        case .urlencoded:
            [.urlencoded(urlencodedPairs)]
        case .formData: formDataKeys
        case .graphQL: GraphQLBody.keys(of: bytes)
        case .bytes: [.bytes(bytes)]
        case .unequal: []
        }
    }

    private var urlencodedPairs: [ExactText] {
        QueryPiece.split(urlencodedBody: bytes).map { FormPair.text($0.decodedKey, $0.decodedValue) }.sorted()
    }

    private var formDataKeys: [BodyKey] {
        guard let boundary = mediaType?.parameter("boundary"),
            let parts = MultipartForm.parse(bytes, boundary: boundary)
        else { return [] }
        let fields = parts.map { part in
            part.filename == nil
                ? FormPair.text(part.name, String(decoding: part.bytes, as: UTF8.self)) : FormPair.file(part.name)
        }
        return [.formData(fields.sorted())]
    }
}
