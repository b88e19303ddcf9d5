@NullMarked
package de.ozghub.xoev.schematron;

import org.jspecify.annotations.NullMarked;
