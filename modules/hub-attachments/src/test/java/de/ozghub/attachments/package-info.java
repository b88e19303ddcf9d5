@NullMarked
package de.ozghub.attachments;

import org.jspecify.annotations.NullMarked;
