package de.ozghub.core.config;

import java.util.regex.Pattern;

/** Where a secret lies. The secret itself never stands in the configuration; {@link Secrets} resolves it. */
public sealed interface SecretRef extends Setting, KeyRef {

    /** A file by its path, relative to the configuration folder or absolute; readable by its owner only. */
    record InFile(String path) implements SecretRef {
        @Override
        public String toString() {
            return "file:" + path;
        }
    }

    /** A variable of the process's environment. */
    record InEnvironment(String name) implements SecretRef {

        private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

        /** @throws IllegalArgumentException if the name is not made of letters, digits and underscores */
        public InEnvironment {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "the name of an environment variable has letters, digits and _ only");
            }
        }

        @Override
        public String toString() {
            return "env:" + name;
        }
    }

    /** @throws IllegalArgumentException if the text is neither {@code file:PATH} nor {@code env:NAME}; never quotes it */
    static SecretRef of(String text) {
        if (text.startsWith("file:") && text.length() > 5) {
            return new InFile(text.substring(5));
        }
        if (text.startsWith("env:")) {
            return new InEnvironment(text.substring(4));
        }
        throw new IllegalArgumentException("a secret is given as file:PATH or env:NAME");
    }
}
