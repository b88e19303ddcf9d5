package de.ozghub.mapping.outline;

import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * An element or attribute as its schema declares it.
 *
 * @param title German, from the schema; empty if it has none
 * @param fixed the only value it may have; null for any
 */
public record Declaration(
        QName name, String title, Type type, @Nullable String fixed) {}
