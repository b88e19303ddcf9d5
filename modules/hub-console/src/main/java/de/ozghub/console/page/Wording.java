package de.ozghub.console.page;

import de.ozghub.console.settings.Names;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Source of {@link Words} in the language of a request. Thread-safe. */
final class Wording {

    private final MessageSource messages;
    private final Names names;

    Wording(MessageSource messages, Names names) {
        this.messages = messages;
        this.names = names;
    }

    Names names() {
        return names;
    }

    Words in(Locale locale) {
        return new Words(messages, names, locale);
    }
}
