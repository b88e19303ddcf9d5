package de.ozghub.core.config;

import de.ozghub.core.config.AlarmMail.Login;
import de.ozghub.core.config.AlarmMail.Security;
import java.util.List;
import java.util.Optional;

/** Reads the section {@code alarmMail} of {@code hub.yaml}. */
final class AlarmMailReader {

    private AlarmMailReader() {}

    /** Empty where the section is absent. */
    static Value<Optional<AlarmMail>> terms(Section hub) {
        if (!hub.has("alarmMail")) {
            return Value.of(Optional.empty());
        }
        Value<AlarmMail> mail = hub.required("alarmMail", AlarmMailReader::mail);
        return Value.from(() -> Optional.of(mail.get()));
    }

    private static Value<AlarmMail> mail(Section section) {
        Value<Listener> server = section.required("server", Kind.ADDRESS);
        Value<Security> security = section.optional("security", Kind.choice(Security.class), Security.STARTTLS);
        Value<Optional<Login>> login = login(section);
        Value<String> from = section.required("from", Kind.MAIL);
        Value<List<String>> to = section.nonEmpty("to", section.values("to", Kind.MAIL));
        return section.make(() -> new AlarmMail(server.get(), security.get(), login.get(), from.get(), to.get()));
    }

    /** A user without a password is a fault, and the other way round. */
    private static Value<Optional<Login>> login(Section section) {
        if (!section.has("user") && !section.has("password")) {
            return Value.of(Optional.empty());
        }
        Value<String> user = section.required("user", Kind.TEXT);
        Value<SecretRef> password = section.required("password", Kind.SECRET);
        return Value.from(() -> Optional.of(new Login(user.get(), password.get())));
    }
}
