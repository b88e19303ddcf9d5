package de.ozghub.app.work;

import de.ozghub.submission.Problem;
import java.util.HashMap;
import java.util.Map;

/** How the journal says a problem: its code, what it is about, and what fills its sentence. */
public final class Said {

    private Said() {}

    public static Map<String, String> of(Problem problem) {
        var parameters = new HashMap<>(problem.parameters());
        parameters.put("instance", problem.instance());
        parameters.put("problem", problem.code().id());
        return parameters;
    }

    /** The same with one more parameter. */
    public static Map<String, String> of(Problem problem, String name, Object value) {
        var parameters = of(problem);
        parameters.put(name, String.valueOf(value));
        return parameters;
    }
}
