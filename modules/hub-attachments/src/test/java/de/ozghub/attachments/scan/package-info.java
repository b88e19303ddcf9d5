@NullMarked
package de.ozghub.attachments.scan;

import org.jspecify.annotations.NullMarked;
