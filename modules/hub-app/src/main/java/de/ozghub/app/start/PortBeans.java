package de.ozghub.app.start;

import de.ozghub.core.journal.Alarms;
import de.ozghub.core.journal.Deadlines;
import de.ozghub.core.journal.Journal;
import de.ozghub.core.journal.Payloads;
import de.ozghub.core.journal.Submissions;
import de.ozghub.core.journal.Tasks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ports of the store, each as a bean. */
@Configuration(proxyBeanMethods = false)
class PortBeans {

    @Bean
    Journal journal(Prepared prepared) {
        return prepared.store().journal();
    }

    @Bean
    Payloads payloads(Prepared prepared) {
        return prepared.store().payloads();
    }

    @Bean
    Tasks tasks(Prepared prepared) {
        return prepared.store().tasks();
    }

    @Bean
    Submissions submissions(Prepared prepared) {
        return prepared.store().submissions();
    }

    @Bean
    Deadlines deadlines(Prepared prepared) {
        return prepared.store().deadlines();
    }

    @Bean
    Alarms alarms(Prepared prepared) {
        return prepared.store().alarms();
    }
}
