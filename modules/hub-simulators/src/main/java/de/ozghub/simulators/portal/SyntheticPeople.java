package de.ozghub.simulators.portal;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Names nobody can take for real people's, dogs, and places. */
final class SyntheticPeople {

    private static final List<String> FIRST =
            List.of("Testina", "Probius", "Musterine", "Exempla", "Synthea", "Fiktor", "Jörgbert", "Zoë-Probe");
    private static final List<String> LAST =
            List.of("Mustermann", "Beispiel", "Testfall", "Platzhalter", "Probedatensatz", "Größenwahr", "Ćwiczebna");
    private static final List<String> STREETS =
            List.of("Musterstraße", "Beispielallee", "Testweg", "Probegasse", "Platz der Platzhalter");
    private static final List<String> DOGS =
            List.of("Bello", "Fiffi", "Testpfote", "Wuffine", "Hasso", "Struppi", "Flöckchen");
    private static final List<String> BREEDS = List.of(
            "beagle",
            "berner-sennenhund",
            "border-collie",
            "chihuahua",
            "cocker-spaniel",
            "dackel",
            "deutscher-schaeferhund",
            "dobermann",
            "golden-retriever",
            "jack-russell-terrier",
            "labrador-retriever",
            "mops",
            "pudel",
            "rottweiler",
            "american-staffordshire-terrier",
            "mischling",
            "andere");

    /** A place and its postal code. */
    record Place(String name, String postalCode) {}

    private static final Map<String, Place> PLACES = Map.of(
            "051200000000", new Place("Remscheid", "42853"),
            "051220000000", new Place("Solingen", "42651"),
            "051240000000", new Place("Wuppertal", "42103"));

    private SyntheticPeople() {}

    static String first(RandomGenerator random) {
        return pick(FIRST, random);
    }

    static String last(RandomGenerator random) {
        return pick(LAST, random);
    }

    static String street(RandomGenerator random) {
        return pick(STREETS, random);
    }

    static String dog(RandomGenerator random) {
        return pick(DOGS, random);
    }

    static String breed(RandomGenerator random) {
        return pick(BREEDS, random);
    }

    static Place place(String ars) {
        return PLACES.getOrDefault(ars, new Place("Musterstadt", "12345"));
    }

    private static String pick(List<String> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
