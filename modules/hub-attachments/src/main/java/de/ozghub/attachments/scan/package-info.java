/** A virus scanner of the operator, spoken to over the protocol of clamd. */
@NullMarked
package de.ozghub.attachments.scan;

import org.jspecify.annotations.NullMarked;
