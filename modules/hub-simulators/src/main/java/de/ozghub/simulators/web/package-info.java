/**
 * The small HTTP floor the simulators stand on: an embedded Tomcat, routes by method and path template, replies as
 * values, refusals as RFC 7807 problems. No framework, so that a simulator starts within a second or two.
 */
@NullMarked
package de.ozghub.simulators.web;

import org.jspecify.annotations.NullMarked;
