package de.ozghub.console.fault;

/** One fault a simulator can be told to have, as the simulator describes it. */
public record FaultSwitch(String id, String title, String titleEnglish, boolean active) {}
