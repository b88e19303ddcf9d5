/**
 * What is sent and what can go wrong: the vocabulary every module shares.
 *
 * <p>Records and sealed types only, no framework, no input or output. All types are immutable and thread-safe. Nothing
 * here ever holds payload or personal data: ids, keys, codes and digests only.
 */
@NullMarked
package de.ozghub.submission;

import org.jspecify.annotations.NullMarked;
