/** People are told of alarms where they look anyway: by mail. */
@NullMarked
package de.ozghub.app.alarm;

import org.jspecify.annotations.NullMarked;
