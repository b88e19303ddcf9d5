package de.ozghub.demo;

import de.ozghub.demo.provision.Layout;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.Properties;

/** The one short table that tells what is where. */
record Welcome(Layout layout, Ports ports) {

    String text() throws IOException {
        var access = new Properties();
        try (Reader file = Files.newBufferedReader(layout.access())) {
            access.load(file);
        }
        return """

                OZG-Hub is ready.

                  console and admin API   http://127.0.0.1:%d     login %s / %s
                  partner listener        http://127.0.0.1:%d
                  Zustelldienst (sim.)    http://127.0.0.1:%d/submission-api
                  back offices (sim.)     http://127.0.0.1:%d/cases
                  access for clients      %s
                  logs                    %s

                Submissions arrive by themselves. Stop with Ctrl-C.
                """.formatted(
                        ports.console(),
                        access.getProperty("console.user"),
                        access.getProperty("console.password"),
                        ports.partners(),
                        ports.zustelldienst(),
                        ports.backOffices(),
                        layout.access(),
                        layout.logs());
    }
}
