package de.ozghub.journal.database;

import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Problems as text: one line each, with code, instance, and name and value of each parameter. */
public final class Problems {

    private Problems() {}

    public static String toSql(List<Problem> problems) {
        return String.join("\n", problems.stream().map(Problems::toSql).toList());
    }

    public static String toSql(Problem problem) {
        var fields = new ArrayList<String>();
        fields.add(problem.code().id());
        fields.add(problem.instance());
        problem.parameters().forEach((name, value) -> {
            fields.add(name);
            fields.add(value);
        });
        return Lines.join(fields);
    }

    public static @Nullable String toSqlOrNull(@Nullable Problem problem) {
        return problem == null ? null : toSql(problem);
    }

    public static List<Problem> readAll(String text) {
        return text.isEmpty() ? List.of() : text.lines().map(Problems::read).toList();
    }

    public static Problem read(String line) {
        List<String> fields = Lines.split(line);
        var parameters = new TreeMap<String, String>();
        for (int i = 2; i + 1 < fields.size(); i += 2) {
            parameters.put(fields.get(i), fields.get(i + 1));
        }
        return new Problem(ProblemCode.of(fields.get(0)), fields.get(1), parameters);
    }
}
