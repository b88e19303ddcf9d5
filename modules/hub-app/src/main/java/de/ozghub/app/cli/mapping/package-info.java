/**
 * {@code hub mapping}: the tools of those who write mapping packages.
 *
 * <p>In: folders of packages and schemas. Out: lines for people, exit code 0 if all is well, 1 if something is not as it
 * should be, 2 if the command could not be carried out. Touches no database.
 */
@NullMarked
package de.ozghub.app.cli.mapping;

import org.jspecify.annotations.NullMarked;
