package de.ozghub.mapping.message;

import de.ozghub.mapping.Target;
import de.ozghub.mapping.table.CompiledXPath;
import org.jspecify.annotations.Nullable;

/** A target ready to run: when it is concerned, and how its message is made. */
public record CompiledTarget(Target target, @Nullable CompiledXPath when, MessageMaker maker) {}
