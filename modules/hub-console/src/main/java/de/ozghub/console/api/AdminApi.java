package de.ozghub.console.api;

import de.ozghub.core.journal.Tasks;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything the admin API needs. */
@Configuration(proxyBeanMethods = false)
@Import({SubmissionsApi.class, DeadlinesApi.class, StatusApi.class, ApiDescription.class, ApiProblems.class})
public class AdminApi {

    @Bean
    Pulse pulse(Tasks tasks, ObjectProvider<InstantSource> clocks) {
        return new Pulse(tasks, clocks.getIfUnique(InstantSource::system));
    }
}
