/**
 * Which provider does the expensive work: private-key operations and AES-GCM. The JDK's own by default, Amazon Corretto
 * Crypto Provider where it loads and passes its self-test. None is ever installed in front of the others.
 */
@NullMarked
package de.ozghub.crypto.provider;

import org.jspecify.annotations.NullMarked;
