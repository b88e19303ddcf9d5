package de.ozghub.console.fault;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Reads and turns the fault switches of the simulators. A simulator that does not answer within a second counts as
 * unreachable; that is shown, never thrown. Thread-safe.
 */
public final class FaultSwitches {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(FaultSwitches.class);
    private static final ParameterizedTypeReference<List<FaultSwitch>> SWITCHES = new ParameterizedTypeReference<>() {};

    private final List<URI> simulators;
    private final RestClient client;

    public FaultSwitches(List<URI> simulators) {
        this.simulators = List.copyOf(simulators);
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(PATIENCE);
        this.client = RestClient.builder().requestFactory(requests).build();
    }

    /** Whether there is any simulator; in production there is none. */
    public boolean exist() {
        return !simulators.isEmpty();
    }

    /** Asks all simulators at the same time. */
    public List<SwitchBoard> boards() {
        if (simulators.isEmpty()) {
            return List.of();
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, simulators.size())
                    .mapToObj(index -> CompletableFuture.supplyAsync(() -> ask(index), threads))
                    .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        }
    }

    /** @return whether the simulator took it */
    public boolean turn(int index, String id, boolean active) {
        if (index < 0 || index >= simulators.size()) {
            return false;
        }
        try {
            client.post()
                    .uri(simulators.get(index) + "/{id}", id)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of("active", active))
                    .retrieve()
                    .toBodilessEntity();
            return true;
        } catch (RestClientException e) {
            unreachable(index, e);
            return false;
        }
    }

    private SwitchBoard ask(int index) {
        String simulator = simulators.get(index).getAuthority();
        try {
            var switches = client.get().uri(simulators.get(index)).retrieve().body(SWITCHES);
            return new SwitchBoard.Reachable(index, simulator, switches == null ? List.of() : switches);
        } catch (RestClientException e) {
            unreachable(index, e);
            return new SwitchBoard.Unreachable(index, simulator);
        }
    }

    private void unreachable(int index, RestClientException e) {
        LOG.atDebug()
                .addKeyValue("simulator", simulators.get(index))
                .addKeyValue("fault", e.getClass().getSimpleName())
                .log("fault switches of a simulator cannot be reached");
    }
}
