package de.ozghub.core.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the API clients of FIT-Connect. */
final class FitConnectReader {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private FitConnectReader() {}

    static Value<FitConnectTerms> terms(Section section) {
        Value<List<FitConnectClient>> clients = section.sections("clients", FitConnectReader::client);
        Value<List<FitConnectSender>> senders = section.sections("senders", FitConnectReader::sender);
        return section.make(() -> new FitConnectTerms(clients.get(), senders.get()));
    }

    private static Value<FitConnectClient> client(Section section) {
        Value<String> name = section.required("name", Kind.KEY);
        Value<URI> token = section.required("token", Kind.URL);
        Value<URI> submissionApi = section.required("submissionApi", Kind.URL);
        Value<Setting> clientId = section.required("clientId", Kind.SETTING);
        Value<SecretRef> clientSecret = section.required("clientSecret", Kind.SECRET);
        Value<Optional<SecretRef>> callbackSecret = section.optional("callbackSecret", Kind.SECRET);
        Value<Duration> poll = section.optional("poll", Kind.DURATION, Duration.ofSeconds(5));
        Value<Duration> timeout = section.optional("timeout", Kind.DURATION, TIMEOUT);
        return section.make(() -> new FitConnectClient(
                name.get(),
                token.get(),
                submissionApi.get(),
                clientId.get(),
                clientSecret.get(),
                callbackSecret.get().orElse(null),
                poll.get(),
                timeout.get()));
    }

    private static Value<FitConnectSender> sender(Section section) {
        Value<String> name = section.required("name", Kind.KEY);
        Value<URI> token = section.required("token", Kind.URL);
        Value<URI> submissionApi = section.required("submissionApi", Kind.URL);
        Value<Setting> clientId = section.required("clientId", Kind.SETTING);
        Value<SecretRef> clientSecret = section.required("clientSecret", Kind.SECRET);
        Value<Optional<SecretRef>> callbackSecret = section.optional("callbackSecret", Kind.SECRET);
        Value<Duration> timeout = section.optional("timeout", Kind.DURATION, TIMEOUT);
        Value<Optional<FitConnectSender.Trust>> trust = section.optional("trust", FitConnectReader::trust);
        if (!submissionApi.isFaulty()
                && !trust.isFaulty()
                && trust.get().isEmpty()
                && !Kind.isThisMachine(submissionApi.get())) {
            return section.refuse("trust", Rule.SENDER_WITHOUT_TRUST, "");
        }
        return section.make(() -> new FitConnectSender(
                name.get(),
                token.get(),
                submissionApi.get(),
                clientId.get(),
                clientSecret.get(),
                callbackSecret.get().orElse(null),
                timeout.get(),
                trust.get().orElse(null)));
    }

    private static Value<FitConnectSender.Trust> trust(Section section) {
        Value<CertificateRef> roots = section.required("roots", Kind.CERTIFICATE);
        Value<List<String>> lists = section.values("revocationLists", Kind.PATH);
        Value<Optional<URI>> responder = section.optional("responder", Kind.URL);
        return section.make(() -> new FitConnectSender.Trust(
                roots.get(), lists.get(), responder.get().orElse(null)));
    }
}
