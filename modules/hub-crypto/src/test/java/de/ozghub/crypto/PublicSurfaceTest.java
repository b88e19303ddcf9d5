package de.ozghub.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The module exists to hide Bouncy Castle and nimbus; nobody outside may meet their types. */
class PublicSurfaceTest {

    @Test
    void shows_types_of_the_runtime_and_its_own_only() throws IOException, URISyntaxException {
        var surface = new ArrayList<String>();
        for (var type : publicTypes()) {
            Stream.concat(Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()))
                    .filter(PublicSurfaceTest::isVisible)
                    .forEach(member -> surface.add(member.toGenericString()));
            Arrays.stream(type.getDeclaredFields())
                    .filter(field -> isVisible(field.getModifiers()))
                    .forEach(field -> surface.add(field.toGenericString()));
            surface.add(type.toGenericString() + " extends " + type.getGenericSuperclass()
                    + Arrays.toString(type.getGenericInterfaces()));
        }

        assertThat(surface)
                .hasSizeGreaterThan(100)
                .noneMatch(text -> text.contains("org.bouncycastle") || text.contains("com.nimbusds"));
    }

    private static boolean isVisible(AnnotatedElement member) {
        return member instanceof Executable executable && isVisible(executable.getModifiers());
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static List<Class<?>> publicTypes() throws IOException, URISyntaxException {
        var root = Path.of(de.ozghub.crypto.keys.SigningKey.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var types = new ArrayList<Class<?>>();
        try (var files = Files.walk(root)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                var name = root.relativize(file).toString().replace('/', '.').replaceFirst("\\.class$", "");
                var type = type(name);
                if (Modifier.isPublic(type.getModifiers())) {
                    types.add(type);
                }
            }
        }
        return types;
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, PublicSurfaceTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name, e);
        }
    }
}
