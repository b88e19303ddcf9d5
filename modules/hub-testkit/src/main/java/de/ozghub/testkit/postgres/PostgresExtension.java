package de.ozghub.testkit.postgres;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link TestDatabase}: one server for the whole test JVM, a fresh empty database for each test class. Use
 * with {@code @ExtendWith} and a parameter of a constructor, life-cycle or test method.
 */
public final class PostgresExtension implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(PostgresExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestDatabase.class || type == TestServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var server = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(TestServer.class, _ -> TestServer.start(), TestServer.class);
        if (parameter.getParameter().getType() == TestServer.class) {
            return server;
        }
        var perClass = ExtensionContext.Namespace.create(PostgresExtension.class, context.getRequiredTestClass());
        return context.getRoot()
                .getStore(perClass)
                .computeIfAbsent(TestDatabase.class, _ -> server.newDatabase(), TestDatabase.class);
    }
}
