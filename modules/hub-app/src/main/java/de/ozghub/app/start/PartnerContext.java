package de.ozghub.app.start;

import de.ozghub.app.partner.ValidationEndpoint;
import de.ozghub.xoev.xml.XmlLimits;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything partners may reach, and nothing else, on a listener of its own. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class
})
@Import({PartnerStatus.class, PartnerCallbacks.class})
class PartnerContext {

    @Bean
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> partnerListener(Prepared prepared) {
        var listener = prepared.configuration().listeners().partners();
        return server -> {
            server.setPort(listener.port());
            server.setAddress(Addresses.of(listener));
        };
    }

    /** As many documents at once as there are cores to judge them, and as many waiting. */
    @Bean
    ValidationEndpoint validationEndpoint(Prepared prepared) {
        return new ValidationEndpoint(
                prepared.judge(),
                XmlLimits.DEFAULT.maxBytes(),
                2 * Runtime.getRuntime().availableProcessors());
    }
}
