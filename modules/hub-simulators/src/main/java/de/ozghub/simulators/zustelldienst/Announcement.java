package de.ozghub.simulators.zustelldienst;

import de.ozghub.simulators.web.Call;
import de.ozghub.simulators.web.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body of {@code POST /submissions}, checked for its form. */
record Announcement(
        UUID destinationId,
        List<UUID> attachments,
        Change.Service service,
        @Nullable String region,
        Optional<UUID> caseId) {

    private static final int MAX_ATTACHMENTS = 100;
    private static final Pattern IDENTIFIER =
            Pattern.compile("urn:[a-z0-9][a-z0-9-]{0,31}:[a-z0-9()+,.:=@;$_!*'%/?#-]+");

    Announcement {
        attachments = List.copyOf(attachments);
    }

    static Announcement of(JsonNode body) {
        var service = body.path("publicService");
        var identifier = text(service, "identifier")
                .filter(id -> id.length() >= 7 && id.length() <= 255)
                .filter(id -> IDENTIFIER.matcher(id).matches())
                .orElseThrow(() -> bad("publicService.identifier must be a URN"));
        return new Announcement(
                text(body, "destinationId").flatMap(Call::uuid).orElseThrow(() -> bad("destinationId must be a UUID")),
                attachments(body.path("announcedAttachments")),
                new Change.Service(identifier, text(service, "name").orElse(null)),
                text(body, "region").orElse(null),
                text(body, "caseId").map(id -> Call.uuid(id).orElseThrow(() -> bad("caseId must be a UUID"))));
    }

    private static List<UUID> attachments(JsonNode announced) {
        if (!announced.isArray()) {
            throw bad("announcedAttachments must be an array");
        }
        var ids = new LinkedHashSet<UUID>();
        for (var id : announced) {
            ids.add(Call.uuid(id.asString("")).orElseThrow(() -> bad("announcedAttachments must be UUIDs")));
        }
        if (ids.size() != announced.size()) {
            throw bad("announcedAttachments must be unique");
        }
        if (ids.size() > MAX_ATTACHMENTS) {
            throw bad("At most 100 attachments may be announced");
        }
        return new ArrayList<>(ids);
    }

    private static Optional<String> text(JsonNode node, String name) {
        return node.path(name).isString() ? Optional.of(node.path(name).asString()) : Optional.empty();
    }

    private static Refusal bad(String title) {
        return Refusal.of(400, "bad-request", title);
    }
}
