package de.ozghub.console;

import de.ozghub.console.access.ConsoleSecurity;
import de.ozghub.console.api.AdminApi;
import de.ozghub.console.decision.Decisions;
import de.ozghub.console.page.Pages;
import de.ozghub.console.settings.ConsoleSettings;
import de.ozghub.console.settings.Names;
import de.ozghub.core.operation.OperatorCommands;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.error.ErrorPage;
import org.springframework.boot.web.server.Cookie;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.boot.web.server.servlet.Session.SessionTrackingMode;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * The whole console as one web context with a listener of its own. Names the auto-configurations it needs, no more, so
 * that it starts quickly and takes nothing up by accident.
 *
 * <p>Needs from the parent context: {@link ConsoleSettings}, the ports {@code Submissions}, {@code Journal}, {@code
 * Alarms}, {@code Tasks} and {@code OperatorCommands}; takes {@link Names} and a clock if they are there.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ThymeleafAutoConfiguration.class,
    SecurityAutoConfiguration.class,
    ServletWebSecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
})
@Import({ConsoleSecurity.class, Pages.class, AdminApi.class})
public class ConsoleContext {

    private static final Duration IDLE = Duration.ofMinutes(30);

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> consoleListener(ConsoleSettings settings) {
        return server -> {
            server.setPort(settings.port());
            server.addErrorPages(new ErrorPage("/error"));
            server.getSettings().getSession().setTimeout(IDLE);
            server.getSettings().getSession().setTrackingModes(Set.of(SessionTrackingMode.COOKIE));
            var cookie = server.getSettings().getSession().getCookie();
            cookie.setName("HUBCONSOLE");
            cookie.setHttpOnly(true);
            cookie.setSameSite(Cookie.SameSite.LAX);
        };
    }

    @Bean
    Decisions decisions(OperatorCommands commands) {
        return new Decisions(commands);
    }
}
