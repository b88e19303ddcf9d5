/**
 * The work loop: claims tasks, runs each in its flow, keeps leases alive. The one place that catches everything.
 */
@NullMarked
package de.ozghub.app.work;

import org.jspecify.annotations.NullMarked;
