package de.ozghub.submission;

import java.time.ZoneId;

/**
 * The legal time of Germany, in which days begin and end: deadlines, days of validity, periods of keys. Source: Units and
 * Time Act (EinhZeitG), section 4. What is stored and sent is UTC.
 */
public final class LegalTime {

    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private LegalTime() {}
}
