package de.ozghub.demo;

import de.ozghub.demo.provision.Layout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What {@code mvn spring-boot:run} starts: the whole demonstration, until it is interrupted. */
public final class DemoCommand {

    private static final int PER_MINUTE = 20;

    private DemoCommand() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path root =
                Path.of(System.getProperty("hub.root", ".")).toAbsolutePath().normalize();
        Path home = root.resolve("target").resolve("demo");
        Path library = Path.of(setting("hub.library", root.resolve("library").toString()));
        Ports ports;
        try {
            ports = Ports.of(setting(Ports.PROPERTY, ""));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        var layout = new Layout(root, home, library.toAbsolutePath().normalize());
        System.out.println("OZG-Hub demonstration: making keys and configuration (the first start takes a while) ...");
        var demonstration = new Demonstration(layout, new Demonstration.Options(ports, PER_MINUTE, true, List.of()));
        Runtime.getRuntime().addShutdownHook(new Thread(demonstration::close, "demo-stop"));
        demonstration.start();
        System.out.print(new Welcome(layout, ports).text());
        new CountDownLatch(1).await();
    }

    private static String setting(String name, String otherwise) {
        String value = System.getProperty(name, "");
        return value.isBlank() ? otherwise : value;
    }
}
