package de.ozghub.demo;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Gives tests the one {@link Stage}, which is closed with all its processes after the last test, and prints the ends of
 * its logs when a test fails.
 */
public final class StageExtension implements ParameterResolver, TestWatcher {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(StageExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Stage.class, _ -> Stage.open(), Stage.class);
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        var stage = context.getRoot().getStore(NAMESPACE).get(Stage.class, Stage.class);
        if (stage != null) {
            System.err.println(stage.logTails());
        }
    }
}
