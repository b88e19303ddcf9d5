/**
 * Makes everything a demonstration needs that must never be in a repository: keys, secrets, passwords; and the
 * configuration of hub and simulators that refers to them. What exists is kept, so that a second start goes on with the
 * first one's data.
 */
@NullMarked
package de.ozghub.demo.provision;

import org.jspecify.annotations.NullMarked;
