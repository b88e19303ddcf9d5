package de.ozghub.core.operation;

/** How a person's command ended. Only {@link Done} changed anything. */
public sealed interface CommandResult {

    /** Committed. */
    record Done() implements CommandResult {}

    /** There is no such submission, or it has no such delivery. */
    record NotFound() implements CommandResult {}

    /** It does not wait for a person, or no longer: somebody else decided, or it went on by itself. */
    record NotWaiting() implements CommandResult {}

    /** A back office already has a case; rejecting the submission would contradict it. */
    record CaseExists() implements CommandResult {}
}
