/** Large attachments outward: from the store through protection into back offices, in heaps they do not fit into. */
@NullMarked
package de.ozghub.trials.large;

import org.jspecify.annotations.NullMarked;
