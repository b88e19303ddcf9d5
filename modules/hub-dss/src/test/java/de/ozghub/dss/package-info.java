/** The hub's signatures before the EU's Digital Signature Service, a verifier that shares nothing with the hub. */
@org.jspecify.annotations.NullMarked
package de.ozghub.dss;
