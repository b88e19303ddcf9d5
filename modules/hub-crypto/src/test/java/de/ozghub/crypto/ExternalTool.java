package de.ozghub.crypto;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An independent checker of the operating system, such as openssl. Its absence is a failure where CI=true. */
public final class ExternalTool {

    private ExternalTool() {}

    /** What a run left behind. */
    public record Result(int status, String output) {}

    public static void require(String tool, String versionOption) throws IOException, InterruptedException {
        try {
            run(List.of(tool, versionOption));
        } catch (IOException e) {
            if ("true".equals(System.getenv("CI"))) {
                fail("%s is not installed, and CI=true wants it".formatted(tool));
            }
            System.err.println("SKIPPED: " + tool + " is not installed; the independent check did not run");
            abort(tool + " is not installed");
        }
    }

    /** Aborts a test whose preparation by a tool failed; where CI=true that is a failure. */
    public static void requireSuccess(Result preparation, String what) {
        if (preparation.status() != 0) {
            if ("true".equals(System.getenv("CI"))) {
                fail("%s, and CI=true wants it: %s".formatted(what, preparation.output()));
            }
            System.err.println("SKIPPED: " + what + "; the independent check did not run");
            abort(what);
        }
    }

    public static Result run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }
}
