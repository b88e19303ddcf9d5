package de.ozghub.demo.provision;

import java.nio.file.Path;
import java.util.UUID;

/**
 * Where the demonstration keeps its files.
 *
 * @param root of the repository or distribution: {@code conf}, {@code mappings}, {@code xsd}
 * @param home of the demonstration, usually {@code target/demo}
 * @param library folder of official schema packages; may be absent
 */
public record Layout(Path root, Path home, Path library) {

    public Path conf() {
        return home.resolve("conf");
    }

    /** The hub's main configuration file. */
    public Path hubYaml() {
        return conf().resolve("hub.yaml");
    }

    public Path database() {
        return home.resolve("database");
    }

    public Path simulators() {
        return home.resolve("simulators");
    }

    /** Configuration of the simulators; holds their secrets. */
    public Path simulate() {
        return simulators().resolve("simulate.json");
    }

    /** PEM of a private key of the simulated back offices. */
    Path officeKey(String name) {
        return simulators().resolve("keys").resolve(name + ".key.pem");
    }

    /** PEM of the certificate beside it, where the hub's configuration names none. */
    Path officeCertificate(String name) {
        return simulators().resolve("keys").resolve(name + ".pem");
    }

    /** Private JWK an authority opens with itself what arrives at a destination; the hub has none for it. */
    public Path ownKey(UUID destination) {
        return simulators().resolve("keys").resolve(destination + ".encryption.jwk");
    }

    public Path logs() {
        return home.resolve("logs");
    }

    /** How foreign clients can join in. */
    public Path access() {
        return home.resolve("access.properties");
    }
}
