package de.ozghub.console.page;

import de.ozghub.console.settings.Names;
import java.time.InstantSource;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Source of {@link Words} in the language of a request. Thread-safe. */
final class Wording {

    private final MessageSource messages;
    private final Names names;
    private final InstantSource clock;

    Wording(MessageSource messages, Names names, InstantSource clock) {
        this.clock = clock;
        this.messages = messages;
        this.names = names;
    }

    Names names() {
        return names;
    }

    Words in(Locale locale) {
        return new Words(messages, names, locale, clock.instant());
    }
}
