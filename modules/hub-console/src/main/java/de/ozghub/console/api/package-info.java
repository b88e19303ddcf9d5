/** The admin REST API under {@code /api/v1}: the same answers as the pages, for scripts. */
@NullMarked
package de.ozghub.console.api;

import org.jspecify.annotations.NullMarked;
