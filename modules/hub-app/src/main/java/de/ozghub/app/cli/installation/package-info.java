/**
 * An installation as commands see it that do not start a node: configuration and secrets.
 *
 * <p>In: the path of {@code hub.yaml}. Out: {@link de.ozghub.app.cli.installation.Installation}, or one exception that names
 * every fault. Called by the commands below {@code de.ozghub.app.cli}.
 */
@NullMarked
package de.ozghub.app.cli.installation;

import org.jspecify.annotations.NullMarked;
