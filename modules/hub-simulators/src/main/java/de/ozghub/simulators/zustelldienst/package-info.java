/**
 * The simulated Zustelldienst: FIT-Connect Submission API v2 with its token endpoint, destinations, submissions, cases
 * and security event tokens (SETs). It writes down what it accepted before it answers and signs with its own RSA-4096 key.
 */
@NullMarked
package de.ozghub.simulators.zustelldienst;

import org.jspecify.annotations.NullMarked;
