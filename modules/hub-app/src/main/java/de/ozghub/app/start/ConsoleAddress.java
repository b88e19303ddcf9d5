package de.ozghub.app.start;

import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Binds the console to the address the configuration names, and to no other. */
@Configuration(proxyBeanMethods = false)
class ConsoleAddress {

    @Bean
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> consoleBinding(Prepared prepared) {
        var listener = prepared.configuration().listeners().console();
        return server -> server.setAddress(Addresses.of(listener));
    }
}
