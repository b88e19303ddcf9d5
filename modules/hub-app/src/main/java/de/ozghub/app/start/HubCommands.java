package de.ozghub.app.start;

import java.util.List;

/**
 * Further commands of the program {@code hub}, brought by another module through {@link java.util.ServiceLoader}. Each is
 * a {@code Callable<Integer>} with a picocli {@code @Command} annotation; the number is the exit code.
 */
public interface HubCommands {

    List<Object> commands();
}
