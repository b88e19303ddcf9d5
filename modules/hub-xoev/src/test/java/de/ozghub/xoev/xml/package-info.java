/** Refusal tests for every hook of the XML stack. */
@NullMarked
package de.ozghub.xoev.xml;

import org.jspecify.annotations.NullMarked;
