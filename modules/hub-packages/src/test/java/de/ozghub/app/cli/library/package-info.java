@NullMarked
package de.ozghub.app.cli.library;

import org.jspecify.annotations.NullMarked;
