package de.ozghub.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The description of the API says what the controllers do. */
final class ApiDescriptionTest {

    private final RunningConsole console = RunningConsole.shared();

    @Test
    void describes_every_operation_and_no_other() {
        assertThat(described()).isEqualTo(mapped());
    }

    @Test
    void every_reference_inside_leads_somewhere() {
        String text = console.browser().api("viewer", "/api/v1/openapi.yaml").body();
        Map<String, Object> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);

        java.util.regex.Pattern.compile("\\$ref: \"#/([^\"]+)\"")
                .matcher(text)
                .results()
                .forEach(reference -> assertThat(lookUp(root, reference.group(1)))
                        .as(reference.group(1))
                        .isNotNull());
    }

    private static @Nullable Object lookUp(Map<String, Object> root, String path) {
        Object here = root;
        for (String step : path.split("/", -1)) {
            here = here instanceof Map<?, ?> map && map.get(step) != null ? map.get(step) : Map.of();
        }
        return here.equals(Map.of()) ? null : here;
    }

    private Map<String, Set<String>> described() {
        String text = console.browser().api("viewer", "/api/v1/openapi.yaml").body();
        Map<String, Map<String, Map<String, Object>>> root =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        var operations = new TreeMap<String, Set<String>>();
        root.getOrDefault("paths", Map.of())
                .forEach((path, methods) -> operations.put(path, new TreeSet<>(methods.keySet())));
        return operations;
    }

    private Map<String, Set<String>> mapped() {
        var operations = new TreeMap<String, Set<String>>();
        var mappings = console.context().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        mappings.getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .forEach(path -> operations
                                .computeIfAbsent(path, any -> new TreeSet<>())
                                .addAll(mapping.getMethodsCondition().getMethods().stream()
                                        .map(method -> method.name().toLowerCase(java.util.Locale.ROOT))
                                        .collect(Collectors.toSet()))));
        return operations;
    }
}
