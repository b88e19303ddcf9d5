package de.ozghub.simulators.zustelldienst;

import de.ozghub.simulators.web.Json;
import de.ozghub.simulators.web.Refusal;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.CallbackAddress;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.Destination;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.PublicService;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The master data of a destination as its owner sends them; what is left out of a change stays. */
final class DestinationForm {

    private final JsonNode body;

    /** @throws Refusal 400 when the body is no JSON object */
    DestinationForm(JsonNode body) {
        this.body = body;
        if (!body.isObject()) {
            throw bad("The body must be an object");
        }
    }

    /** A member that has to be there. */
    JsonNode required(String member) {
        var value = body.path(member);
        if (value.isMissingNode() || value.isNull()) {
            throw bad(member + " is missing");
        }
        return value;
    }

    /** All of it: a new destination, or one that is described anew. */
    Destination complete(Destination former) {
        List.of("name", "contactInformation", "services", "metadataVersions").forEach(this::required);
        return changed(former);
    }

    /** The former one with what the body names. */
    Destination changed(Destination former) {
        return new Destination(
                former.destinationId(),
                body.has("name") ? text("name") : former.name(),
                former.status(),
                body.has("services") ? services() : former.publicServices(),
                former.encryptionKid(),
                former.keys(),
                body.has("metadataVersions") ? versions() : former.metadataVersions(),
                body.has("replyChannels") ? body.path("replyChannels") : former.replyChannels(),
                body.has("contactInformation") ? body.path("contactInformation") : former.contactInformation(),
                body.has("callback") ? callback() : former.callback());
    }

    String text(String member) {
        var value = required(member);
        if (!value.isString() || value.asString().isBlank()) {
            throw bad(member + " must be a text");
        }
        return value.asString();
    }

    private List<PublicService> services() {
        try {
            var services = List.of(Json.mapper().treeToValue(required("services"), PublicService[].class));
            boolean described = services.stream()
                    .allMatch(one ->
                            one.identifier() != null && !one.submissionSchemas().isEmpty());
            if (services.isEmpty() || !described) {
                throw bad("services must name an identifier and a schema each");
            }
            return services;
        } catch (JacksonException | NullPointerException e) {
            throw bad("services are not readable");
        }
    }

    private List<String> versions() {
        var versions = required("metadataVersions")
                .valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
        if (versions.isEmpty()) {
            throw bad("metadataVersions must name one");
        }
        return versions;
    }

    /** Null takes the callback away. */
    private @Nullable CallbackAddress callback() {
        var callback = body.path("callback");
        if (callback.isNull()) {
            return null;
        }
        try {
            var address = Json.mapper().treeToValue(callback, CallbackAddress.class);
            if (address.url() == null || address.secret() == null) {
                throw bad("callback needs url and secret");
            }
            return address;
        } catch (JacksonException e) {
            throw bad("callback is not readable");
        }
    }

    private static Refusal bad(String title) {
        return Refusal.of(400, "bad-request", title);
    }
}
