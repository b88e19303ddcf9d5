package de.ozghub.submission;

import java.util.regex.Pattern;

/**
 * A public service (Leistung) by its URN, mostly a LeiKa key: {@code urn:de:fim:leika:leistung:99102013104000}.
 * Source of the form: FIT-Connect metadata, {@code publicServiceType.identifier}.
 */
public record ServiceKey(String urn) {

    private static final Pattern URN = Pattern.compile("urn:[a-z0-9][a-z0-9-]{0,31}:[a-z0-9()+,.:=@;$_!*'%/?#-]+");

    /** @throws IllegalArgumentException if the text is no URN of 7 to 255 characters */
    public ServiceKey {
        if (urn.length() < 7 || urn.length() > 255 || !URN.matcher(urn).matches()) {
            throw new IllegalArgumentException("service '%s' is not a URN of 7 to 255 characters".formatted(urn));
        }
    }

    @Override
    public String toString() {
        return urn;
    }
}
