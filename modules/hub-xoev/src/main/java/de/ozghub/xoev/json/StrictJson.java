package de.ozghub.xoev.json;

import com.networknt.schema.serialization.node.LocationJsonNodeFactoryFactory;
import com.networknt.schema.utils.JsonNodes;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.ByteArrayInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON within limits, remembering where each value stood; a name given twice is refused. Thread-safe. */
final class StrictJson {

    private static final int MAX_NUMBER_LENGTH = 1_000;

    private final JsonMapper mapper;

    StrictJson(XmlLimits limits) {
        var constraints = StreamReadConstraints.builder()
                .maxNestingDepth(limits.maxDepth())
                .maxNameLength(limits.maxNameLength())
                .maxNumberLength(MAX_NUMBER_LENGTH)
                // attachments travel as base64 text: the size of the document bounds them
                .maxStringLength((int) Math.min(limits.maxBytes(), Integer.MAX_VALUE))
                .maxDocumentLength(limits.maxBytes())
                .build();
        this.mapper = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(constraints)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    JsonNode read(byte[] document) throws JsonFault {
        try {
            JsonNode node = JsonNodes.readTree(
                    mapper, new ByteArrayInputStream(document), LocationJsonNodeFactoryFactory.getInstance());
            if (node == null || node.isMissingNode()) {
                throw new JsonFault("well-formed", false, 1, 1);
            }
            return node;
        } catch (StreamConstraintsException e) {
            throw fault("limit", true, e);
        } catch (JacksonException e) {
            throw fault("well-formed", false, e);
        }
    }

    /** Jackson's message quotes the document and is dropped. */
    private static JsonFault fault(String rule, boolean refused, JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        return at == null
                ? new JsonFault(rule, refused, 0, 0)
                : new JsonFault(rule, refused, at.getLineNr(), at.getColumnNr());
    }
}
