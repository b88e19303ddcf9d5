/**
 * The configuration as checked records: {@code hub.yaml} and {@code authorities/*.yaml}, read as a whole.
 *
 * <p>{@link de.ozghub.core.config.ConfigFiles} brings the texts, {@link de.ozghub.core.config.HubConfiguration#parse}
 * makes records of them or names every fault at once, {@link de.ozghub.core.config.Secrets} resolves what the texts only
 * refer to. {@code docs/configuration.md} explains each key.
 */
@NullMarked
package de.ozghub.core.config;

import org.jspecify.annotations.NullMarked;
