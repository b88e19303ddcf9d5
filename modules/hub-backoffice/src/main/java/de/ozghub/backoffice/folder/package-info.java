/**
 * Hands over into a folder a specialist procedure fetches from: a directory for each hand-over that appears at once and
 * complete ({@code xsd/backoffice/1.0/manifest.xsd}).
 */
@NullMarked
package de.ozghub.backoffice.folder;

import org.jspecify.annotations.NullMarked;
