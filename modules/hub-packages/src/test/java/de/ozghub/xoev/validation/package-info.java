@NullMarked
package de.ozghub.xoev.validation;

import org.jspecify.annotations.NullMarked;
