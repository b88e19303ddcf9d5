/**
 * What an author of packages asks: what is read and what is dropped, where each field comes from, what a change changes,
 * what holds for one authority, and whether the samples would notice a broken rule.
 *
 * <p>In: packages with their synthetic samples. Out: reports for people; they show values, because samples hold none of
 * real persons.
 */
@NullMarked
package de.ozghub.mapping.tool;

import org.jspecify.annotations.NullMarked;
