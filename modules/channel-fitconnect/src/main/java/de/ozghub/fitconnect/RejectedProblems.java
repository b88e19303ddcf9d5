package de.ozghub.fitconnect;

import de.ozghub.submission.Problem;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Problems as a reject event states them (RFC 9457 members, FIT-Connect problem types). */
final class RejectedProblems {

    private static final String BASE = "https://schema.fitko.de/fit-connect/events/problems/";
    private static final Set<String> INSTANCES =
            Set.of(Parts.METADATA, Parts.DATA, Assumed.SUBMISSION_INSTANCE, Assumed.OTHER_INSTANCE);

    private RejectedProblems() {}

    static JsonNode json(List<Problem> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a rejection needs a problem");
        }
        var array = Json.newObject().putArray("problems");
        for (var problem :
                problems.stream().distinct().limit(Assumed.MAX_PROBLEMS).toList()) {
            var type = problem.code().fitConnectType().orElse(Assumed.OTHER_PROBLEM_TYPE);
            array.addObject()
                    .put("type", BASE + type)
                    .put("title", title(type))
                    .put("detail", problem.code().official() + ": " + problem.german())
                    .put("instance", instance(problem.instance()));
        }
        return array;
    }

    private static String instance(String instance) {
        return INSTANCES.contains(instance) || instance.startsWith(Assumed.ATTACHMENT_INSTANCE)
                ? instance
                : Assumed.OTHER_INSTANCE;
    }

    /** Short text per type; the official titles are recommended but were not at hand. */
    private static String title(String type) {
        return switch (type) {
            case "missing-authentication-tags" -> "Prüfsummen fehlen";
            case "invalid-event-log" -> "Ereignisprotokoll nicht prüfbar";
            case "incorrect-authentication-tag" -> "Prüfsumme stimmt nicht";
            case "encryption-issue" -> "Entschlüsselung nicht möglich";
            case "syntax-violation" -> "Nicht lesbar";
            case "missing-schema" -> "Schemaangabe fehlt";
            case "unsupported-schema" -> "Schema wird nicht angenommen";
            case "schema-violation" -> "Schema verletzt";
            case "hash-mismatch" -> "Hashwert stimmt nicht";
            case "attachments-mismatch" -> "Anlagen stimmen nicht überein";
            case "missing-attachment" -> "Anlage fehlt";
            case "missing-data" -> "Fachdaten fehlen";
            case "unsupported-service" -> "Leistung wird nicht angeboten";
            default -> "Technischer Fehler";
        };
    }
}
