/**
 * The demonstration: database, simulators and hub as separate processes of one command, with everything they need made
 * on the spot. Nothing of it is part of a production installation.
 */
@NullMarked
package de.ozghub.demo;

import org.jspecify.annotations.NullMarked;
