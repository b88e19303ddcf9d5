/** Who may do what: log-in, rights, throttling, security headers. */
@NullMarked
package de.ozghub.console.access;

import org.jspecify.annotations.NullMarked;
