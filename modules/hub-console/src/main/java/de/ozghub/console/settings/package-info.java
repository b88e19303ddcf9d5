/** What the console is told when it starts: accounts, names, fault switches. */
@NullMarked
package de.ozghub.console.settings;

import org.jspecify.annotations.NullMarked;
