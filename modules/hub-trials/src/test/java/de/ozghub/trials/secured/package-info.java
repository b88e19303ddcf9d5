/** The hub's SOAP adapter before simulated back offices that demand mutual TLS and WS-Security. */
@NullMarked
package de.ozghub.trials.secured;

import org.jspecify.annotations.NullMarked;
