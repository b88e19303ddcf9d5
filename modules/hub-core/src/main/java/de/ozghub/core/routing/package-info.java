/**
 * Who is competent for an area and a service, who performs it, and with which back offices. Pure: built from the
 * configuration, asked by the stage {@code routing}.
 */
@NullMarked
package de.ozghub.core.routing;

import org.jspecify.annotations.NullMarked;
