package de.ozghub.core.config;

/** The two separate listeners: administration and console, and everything partners may reach. */
public record Listeners(Listener console, Listener partners) {}
