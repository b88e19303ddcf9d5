package de.ozghub.submission;

/** What closes a service or a destination. */
final class ServiceProblems {

    static final ProblemText SCHEMA_PACKAGE_MISSING = new ProblemText(
            "V000",
            null,
            "Die Leistung {service} ist geschlossen: Das Schemapaket {schema} fehlt.",
            "The service {service} is closed: the schema package {schema} is missing.",
            "Das Paket aus dem XRepository in die Schemabibliothek legen und den Hub neu starten.");

    static final ProblemText PACKAGE_INACTIVE = new ProblemText(
            "S999",
            null,
            "Die Leistung {service} ist geschlossen: Das Umsetzungspaket {package} ist nicht aktiv ({reason}).",
            "The service {service} is closed: the mapping package {package} is not active ({reason}).",
            "Das Paket berichtigen, bis alle Beispiele bestehen.");

    static final ProblemText SERVICE_PAUSED = new ProblemText(
            "S999",
            null,
            "Die Leistung {service} ist angehalten.",
            "The service {service} is paused.",
            "In der Datei der Behörde wieder einschalten.");

    static final ProblemText DESTINATION_KEY_UNUSABLE = new ProblemText(
            "T000",
            null,
            "Der Zustellpunkt {instance} ist geschlossen: Schlüssel {key} von {authority} ist nicht nutzbar"
                    + " ({reason}).",
            "The destination {instance} is closed: key {key} of {authority} cannot be used ({reason}).",
            "Neuen Schlüssel erzeugen, zertifizieren und am Zustellpunkt hinterlegen.");

    private ServiceProblems() {}
}
