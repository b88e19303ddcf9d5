package de.ozghub.core.config;

import de.ozghub.core.config.AlarmMail.Security;
import java.util.List;
import java.util.Optional;

/** Reads the section {@code alarmMail} of {@code hub.yaml}. */
final class AlarmMailReader {

    private AlarmMailReader() {}

    static Value<AlarmMail> terms(Section section) {
        Value<Listener> server = section.required("server", Kind.ADDRESS);
        Value<Security> security = section.optional("security", Kind.choice(Security.class), Security.STARTTLS);
        Value<Optional<Login>> login = Login.of(section);
        Value<String> from = section.required("from", Kind.MAIL);
        Value<List<String>> to = section.nonEmpty("to", section.values("to", Kind.MAIL));
        return section.make(() -> new AlarmMail(server.get(), security.get(), login.get(), from.get(), to.get()));
    }
}
