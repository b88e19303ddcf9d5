/** Benchmarks: every figure as a ratio to what bare libraries reach in the same run. Never part of a test. */
@NullMarked
package de.ozghub.bench;

import org.jspecify.annotations.NullMarked;
