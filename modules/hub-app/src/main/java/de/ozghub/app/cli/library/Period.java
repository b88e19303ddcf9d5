package de.ozghub.app.cli.library;

import de.ozghub.xoev.library.Validity;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A period as a person writes it: {@code 2026-05-01..2027-04-30}, {@code 2026-05-01..}, {@code ..2027-04-30}, {@code ..}. */
final class Period implements ITypeConverter<Validity> {

    @Override
    public Validity convert(String text) {
        int dots = text.indexOf("..");
        try {
            if (dots >= 0) {
                LocalDate from = day(text.substring(0, dots));
                LocalDate to = day(text.substring(dots + 2));
                if (from == null || to == null || !to.isBefore(from)) {
                    return new Validity(from, to);
                }
            }
        } catch (DateTimeException e) {
            // answered below, with the form
        }
        throw new TypeConversionException(
                "'%s' is no period: write FROM..TO with days like 2026-05-01, either of which may be left out"
                        .formatted(text));
    }

    /** As it is written, or {@code always}. */
    static String text(Validity validity) {
        if (validity.equals(Validity.ALWAYS)) {
            return "always";
        }
        return "%s..%s"
                .formatted(validity.from() == null ? "" : validity.from(), validity.to() == null ? "" : validity.to());
    }

    private static @Nullable LocalDate day(String text) {
        return text.isBlank() ? null : LocalDate.parse(text.strip());
    }
}
