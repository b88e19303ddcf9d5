/** Genericode files as they are found. */
@NullMarked
package de.ozghub.xoev.codelist;

import org.jspecify.annotations.NullMarked;
