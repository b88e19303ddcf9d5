/** Decisions of people about clarifications: checked here once for pages and API, carried out by the hub. */
@NullMarked
package de.ozghub.console.decision;

import org.jspecify.annotations.NullMarked;
