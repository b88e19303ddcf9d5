/** Alarms by mail, over a real SMTP server. */
@NullMarked
package de.ozghub.app.alarm;

import org.jspecify.annotations.NullMarked;
