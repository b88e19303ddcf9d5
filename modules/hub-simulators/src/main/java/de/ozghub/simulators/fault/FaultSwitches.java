package de.ozghub.simulators.fault;

import de.ozghub.simulators.web.Call;
import de.ozghub.simulators.web.Json;
import de.ozghub.simulators.web.Refusal;
import de.ozghub.simulators.web.Reply;
import de.ozghub.simulators.web.Router;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The switches of one simulator, in memory only. A fault is on for everything or for single back offices. Thread-safe.
 */
public final class FaultSwitches {

    /** Scope of a fault that is on for everything. */
    private static final String EVERYWHERE = "";

    private final Map<String, Fault> faults = new LinkedHashMap<>();
    private final Set<String> scopes;
    private final Map<String, Set<String>> active = new ConcurrentHashMap<>();
    private final Map<String, Integer> values = new ConcurrentHashMap<>();

    /**
     * Switches, all off.
     *
     * @param scopes names a fault may be limited to (keys of back offices); empty when there are none
     */
    public FaultSwitches(List<Fault> faults, Set<String> scopes) {
        faults.forEach(fault -> this.faults.put(fault.id(), fault));
        this.scopes = Set.copyOf(scopes);
    }

    public boolean isOn(Fault fault) {
        return scopesOf(fault).contains(EVERYWHERE);
    }

    /** Whether the fault is on for this back office, alone or with all others. */
    public boolean isOn(Fault fault, String scope) {
        var on = scopesOf(fault);
        return on.contains(EVERYWHERE) || on.contains(scope);
    }

    /** The fault's number as it was set last, else its default. */
    public int value(Fault fault) {
        var fallback = fault.value();
        return values.getOrDefault(fault.id(), fallback == null ? 0 : fallback);
    }

    /** Switches a fault everywhere. */
    public void turn(Fault fault, boolean on) {
        turn(fault, on, EVERYWHERE, OptionalInt.empty());
    }

    /** Switches a fault everywhere and sets its number. */
    public void turn(Fault fault, boolean on, int value) {
        turn(fault, on, EVERYWHERE, OptionalInt.of(value));
    }

    private void turn(Fault fault, boolean on, String scope, OptionalInt value) {
        var set = active.computeIfAbsent(fault.id(), id -> ConcurrentHashMap.newKeySet());
        if (on) {
            set.add(scope);
        } else if (scope.equals(EVERYWHERE)) {
            set.clear();
        } else {
            set.remove(scope);
        }
        value.ifPresent(number -> values.put(fault.id(), number));
    }

    /** Adds {@code GET /faults} and {@code POST /faults/{id}}. */
    public void mount(Router router) {
        router.on("GET", "/faults", call -> Reply.json(200, list())).on("POST", "/faults/{id}", this::change);
    }

    private List<Map<String, Object>> list() {
        var list = new ArrayList<Map<String, Object>>();
        faults.values().forEach(fault -> list.add(view(fault)));
        return list;
    }

    private Map<String, Object> view(Fault fault) {
        var view = new LinkedHashMap<String, Object>();
        view.put("id", fault.id());
        view.put("title", fault.title());
        view.put("titleEnglish", fault.titleEnglish());
        view.put("active", !scopesOf(fault).isEmpty());
        if (fault.value() != null) {
            view.put("value", value(fault));
        }
        if (!scopes.isEmpty()) {
            view.put("backOffices", isOn(fault) ? scopes.stream().sorted().toList() : sorted(scopesOf(fault)));
        }
        return view;
    }

    private Reply change(Call call) throws IOException {
        // JSON only: a form of a foreign web page cannot send it without being asked first.
        call.requireMediaType("application/json");
        var fault = faults.get(call.variable("id"));
        if (fault == null) {
            throw Refusal.of(404, "fault-not-found", "No such fault");
        }
        var body = Json.parse(call.bytes(4096));
        if (!body.path("active").isBoolean()) {
            throw Refusal.of(400, "bad-request", "active must be true or false");
        }
        var scope = body.path("backOffice").asString(EVERYWHERE);
        if (!scope.equals(EVERYWHERE) && !scopes.contains(scope)) {
            throw Refusal.of(404, "back-office-not-found", "No such back office");
        }
        var value =
                body.path("value").isInt() ? OptionalInt.of(body.path("value").asInt()) : OptionalInt.empty();
        if (value.isPresent() && (value.getAsInt() < 0 || value.getAsInt() > 86_400)) {
            throw Refusal.of(400, "bad-request", "value must be from 0 to 86400");
        }
        turn(fault, body.path("active").asBoolean(), scope, value);
        return Reply.json(200, view(fault));
    }

    private Set<String> scopesOf(Fault fault) {
        return active.getOrDefault(fault.id(), Set.of());
    }

    private static List<String> sorted(Set<String> set) {
        return set.stream().sorted().toList();
    }
}
