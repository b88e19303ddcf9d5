@NullMarked
package de.ozghub.app.validation;

import org.jspecify.annotations.NullMarked;
