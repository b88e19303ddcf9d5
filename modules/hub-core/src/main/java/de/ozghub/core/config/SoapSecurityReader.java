package de.ozghub.core.config;

import de.ozghub.core.config.SoapSecurity.Tls;
import de.ozghub.core.config.SoapSecurity.WsSecurity;
import java.net.URI;
import java.util.Optional;

/** Reads how calls to one SOAP back office are secured. */
final class SoapSecurityReader {

    private static final int STANDARD_MIB = 10;
    private static final int MOST_MIB = 64;

    private SoapSecurityReader() {}

    static Value<SoapSecurity> security(Section section, Value<URI> url) {
        // Read even where they are absent: the reader asks for every key there is.
        Value<Tls> tls = tls(section.below("tls"));
        Value<Optional<WsSecurity>> wsSecurity = wsSecurity(section.below("wsSecurity"), section.has("wsSecurity"));
        boolean plain = !url.isFaulty() && "http".equals(url.get().getScheme());
        if (plain && section.has("tls") && !tls.isFaulty()) {
            return section.refuse("tls", Rule.TLS_WITHOUT_HTTPS, "");
        }
        boolean secured = section.has("tls");
        return Value.from(() -> new SoapSecurity(Optional.of(tls.get()).filter(terms -> secured), wsSecurity.get()));
    }

    private static Value<Tls> tls(Section section) {
        Value<Optional<CertificateRef>> trust = section.optional("trust", Kind.CERTIFICATE);
        Value<Optional<SecretRef>> key = section.optional("key", Kind.SECRET);
        Value<Tls.Version> least = section.optional("least", Kind.choice(Tls.Version.class), Tls.Version.TLS_1_2);
        return section.make(() -> new Tls(trust.get(), key.get(), least.get()));
    }

    private static Value<Optional<WsSecurity>> wsSecurity(Section section, boolean present) {
        Value<Optional<Login>> login = Login.of(section);
        Value<Optional<SecretRef>> signer = section.optional("signer", Kind.SECRET);
        Value<Optional<CertificateRef>> recipient = section.optional("recipient", Kind.CERTIFICATE);
        Value<Optional<CertificateRef>> answers = section.optional("answers", Kind.CERTIFICATE);
        Value<Integer> maxMiB = section.optional("maxMiB", Kind.number(1, MOST_MIB), STANDARD_MIB);
        if (!present) {
            return Value.of(Optional.empty());
        }
        return section.make(() ->
                Optional.of(new WsSecurity(login.get(), signer.get(), recipient.get(), answers.get(), maxMiB.get())));
    }
}
