package de.ozghub.core.operation;

/** Who acts: the account name, never a person's full name. */
public record Operator(String account) {}
