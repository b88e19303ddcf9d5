/**
 * Console and admin API of the hub, as one web context of its own: what operators see and decide.
 *
 * <p>In: the ports of journal and operation from the parent context, and {@link
 * de.ozghub.console.settings.ConsoleSettings}. Out: HTML and JSON. Never payload, and nothing of it on the listener for
 * partners. Started by {@code hub-app}.
 */
@NullMarked
package de.ozghub.console;

import org.jspecify.annotations.NullMarked;
