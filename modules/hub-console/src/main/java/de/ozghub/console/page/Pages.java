package de.ozghub.console.page;

import de.ozghub.console.fault.FaultSwitches;
import de.ozghub.console.settings.ConsoleSettings;
import de.ozghub.console.settings.Names;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Everything the pages need: controllers, texts in two languages, assets. */
@Configuration(proxyBeanMethods = false)
@Import({OverviewPage.class, SubmissionPage.class, ListPages.class, LoginPage.class, ErrorPages.class, FrameAdvice.class
})
public class Pages {

    @Bean
    MessageSource messageSource() {
        var texts = new ResourceBundleMessageSource();
        texts.setBasename("de.ozghub.console.messages");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        return texts;
    }

    @Bean
    Language language() {
        return new Language();
    }

    @Bean
    LocaleResolver localeResolver(Language language) {
        return language.resolver();
    }

    @Bean
    Wording wording(MessageSource messageSource, ObjectProvider<Names> names, ObjectProvider<InstantSource> clocks) {
        return new Wording(
                messageSource, names.getIfAvailable(() -> new Names() {}), clocks.getIfUnique(InstantSource::system));
    }

    @Bean
    FaultSwitches faultSwitches(ConsoleSettings settings) {
        return new FaultSwitches(settings.faultSwitches());
    }

    @Bean
    WebMvcConfigurer consoleWeb(Language language, ObjectProvider<InstantSource> clocks) {
        var presence = new Presence(clocks.getIfUnique(InstantSource::system));
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(presence);
                interceptors.addInterceptor(language);
            }

            @Override
            public void addResourceHandlers(ResourceHandlerRegistry assets) {
                assets.addResourceHandler("/assets/**")
                        .addResourceLocations("classpath:/de/ozghub/console/assets/")
                        .setCacheControl(CacheControl.noCache());
            }
        };
    }
}
