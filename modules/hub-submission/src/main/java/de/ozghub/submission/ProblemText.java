package de.ozghub.submission;

import org.jspecify.annotations.Nullable;

/**
 * The codes and words of one entry of the catalogue; {@link ProblemCode} says what each means.
 *
 * @param fitConnectType null where the problem never goes to a sender
 * @param remedy what to do next, in German
 */
record ProblemText(String official, @Nullable String fitConnectType, String german, String english, String remedy) {}
