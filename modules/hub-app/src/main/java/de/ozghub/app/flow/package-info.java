/**
 * The way of a submission as Spring Integration flows, one class per direction, read from top to bottom. Endpoint id,
 * package, journal stage and heading in {@code docs/architecture.md} are the same word.
 */
@NullMarked
package de.ozghub.app.flow;

import org.jspecify.annotations.NullMarked;
