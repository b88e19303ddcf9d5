@NullMarked
package de.ozghub.xoev.store;

import org.jspecify.annotations.NullMarked;
