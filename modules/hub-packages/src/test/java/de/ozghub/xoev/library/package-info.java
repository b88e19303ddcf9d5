@NullMarked
package de.ozghub.xoev.library;

import org.jspecify.annotations.NullMarked;
