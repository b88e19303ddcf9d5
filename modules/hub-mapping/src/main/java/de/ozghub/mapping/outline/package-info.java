/**
 * What a schema offers, field by field with its German title: for the tools that help writing packages.
 *
 * <p>In: a package of the schema library. Out: element declarations with their content, read from the schema's text and not
 * compiled. Recursive types are cut where they begin anew.
 */
@NullMarked
package de.ozghub.mapping.outline;

import org.jspecify.annotations.NullMarked;
