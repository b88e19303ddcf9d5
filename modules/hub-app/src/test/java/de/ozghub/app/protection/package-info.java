/** The profiles, held to one contract. */
@org.jspecify.annotations.NullMarked
package de.ozghub.app.protection;
