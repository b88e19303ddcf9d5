/**
 * Start of a hub node: configuration, wiring, contexts, command line.
 */
@NullMarked
package de.ozghub.app.start;

import org.jspecify.annotations.NullMarked;
