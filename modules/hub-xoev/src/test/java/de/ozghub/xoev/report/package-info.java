/** Reports on hostile documents and packages. */
@NullMarked
package de.ozghub.xoev.report;

import org.jspecify.annotations.NullMarked;
