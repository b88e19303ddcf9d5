package de.ozghub.crypto.jose;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes the small JSON objects of JOSE. Faults are {@link IllegalArgumentException}s without content. */
final class Json {

    private Json() {}

    static Map<String, Object> object(String text, int maxCharacters) {
        @Nullable Map<String, Object> object = null;
        try {
            object = JSONObjectUtils.parse(text, maxCharacters);
        } catch (ParseException e) {
            // Falls through, without the cause: its message quotes the text.
        }
        // The parser answers the literal null with null.
        if (object == null) {
            throw new IllegalArgumentException("not a JSON object");
        }
        return object;
    }

    static String write(Map<String, ?> object) {
        return JSONObjectUtils.toJSONString(object);
    }

    static @Nullable String optionalString(Map<String, Object> object, String name) {
        var value = object.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new IllegalArgumentException("member " + name + " is not a string");
    }

    static String string(Map<String, Object> object, String name) {
        var value = optionalString(object, name);
        if (value == null) {
            throw new IllegalArgumentException("member " + name + " is missing");
        }
        return value;
    }

    static List<String> strings(Map<String, Object> object, String name) {
        return switch (object.get(name)) {
            case null -> List.of();
            case List<?> list
            when list.stream().allMatch(String.class::isInstance) ->
                list.stream().map(String.class::cast).toList();
            case Object _ -> throw new IllegalArgumentException("member " + name + " is not a list of strings");
        };
    }

    static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not UTF-8");
        }
    }
}
