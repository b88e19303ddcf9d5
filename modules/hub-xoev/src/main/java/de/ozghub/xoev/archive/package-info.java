/**
 * Packages of strangers: zip files and folders, read without trusting anything they say.
 *
 * <p>In: a file or folder an administrator was given. Out: its files in a folder of the hub's own, or {@link
 * de.ozghub.xoev.archive.PackageRefused} with every reason. Nothing is written outside the target folder, no link is
 * followed, and sizes are bounded before a byte is inflated. Called by the schema library's import.
 */
@NullMarked
package de.ozghub.xoev.archive;

import org.jspecify.annotations.NullMarked;
