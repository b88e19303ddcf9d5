/**
 * What can be done with one text on its way from source to target.
 *
 * <p>In: a text of the data. Out: another text, a noted loss, or {@link de.ozghub.mapping.convert.Unconvertible}. No state,
 * thread-safe; nothing here knows packages or files.
 */
@NullMarked
package de.ozghub.mapping.convert;

import org.jspecify.annotations.NullMarked;
