@NullMarked
package de.ozghub.xoev.archive;

import org.jspecify.annotations.NullMarked;
