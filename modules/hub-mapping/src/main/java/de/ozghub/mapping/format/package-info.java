/**
 * The formats of messages: XML, JSON, CSV and records of fixed length, each written from the same tree and each proven.
 *
 * <p>In: a tree, and a schema or layout of the package. Out: bytes, or {@link de.ozghub.mapping.table.RuleFault}s; nothing
 * is cut or rounded to make it fit. Thread-safe.
 */
@NullMarked
package de.ozghub.mapping.format;

import org.jspecify.annotations.NullMarked;
