/** What a service lets arrive beside its data. */
@NullMarked
package de.ozghub.core.attachment;

import org.jspecify.annotations.NullMarked;
