package de.ozghub.app.work;

import java.util.concurrent.Executor;

/**
 * A lane this node works on.
 *
 * @param name as tasks bear it
 * @param parallel how many of its tasks this node holds at most
 * @param executor where they run: platform threads for what needs the processor, virtual threads for what waits
 */
public record Lane(String name, int parallel, Executor executor) {}
