package de.ozghub.xoev.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The name of an entry as a relative path that stays where it is put. */
final class EntryName {

    private static final int MAX_LENGTH = 1_000;
    private static final int MAX_SEGMENT = 200;
    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*");

    private EntryName() {}

    /**
     * The name with {@code /} between its parts and none at its ends.
     *
     * @throws PackageRefused for a name that leads out of the folder, is absolute, or no file system could bear
     */
    static String checked(String archive, String raw) {
        String name = raw.replace('\\', '/');
        if (name.startsWith("/") || DRIVE.matcher(name).matches()) {
            throw slip(archive, raw, "is absolute");
        }
        if (name.length() > MAX_LENGTH) {
            throw slip(archive, raw, "is longer than %d characters".formatted(MAX_LENGTH));
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw slip(archive, raw, "holds control characters");
        }
        List<String> parts = new ArrayList<>();
        for (String part : name.split("/", -1)) {
            if (part.equals("..")) {
                throw slip(archive, raw, "leads out of its folder");
            }
            if (part.length() > MAX_SEGMENT) {
                throw slip(archive, raw, "has a part longer than %d characters".formatted(MAX_SEGMENT));
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    /** What operating systems leave behind and no publisher meant. */
    static boolean junk(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return name.startsWith("__MACOSX/")
                || name.contains("/__MACOSX/")
                || file.startsWith("._")
                || file.equals(".DS_Store")
                || file.equals("Thumbs.db");
    }

    static boolean zip(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    private static PackageRefused slip(String archive, String raw, String what) {
        return new PackageRefused(Refusal.ZIP_SLIP, archive, "the entry name '%s' %s".formatted(raw, what));
    }
}
