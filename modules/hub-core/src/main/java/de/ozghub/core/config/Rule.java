package de.ozghub.core.config;

import java.util.Locale;

/** Every rule a configuration can break, with the sentences people read; {@code {detail}} is filled by the fault. */
public enum Rule {
    // the files
    FILE_UNREADABLE("Die Datei ist nicht lesbar.", "The file cannot be read."),
    YAML("Die Datei ist kein gültiges YAML: {detail}.", "The file is not valid YAML: {detail}."),
    ALIAS("Anker und Verweise (& und *) sind nicht erlaubt.", "Anchors and aliases (& and *) are not allowed."),
    DUPLICATE_KEY("Der Schlüssel steht doppelt.", "The key occurs twice."),
    UNKNOWN_KEY("Diesen Schlüssel gibt es nicht; bekannt sind {detail}.", "There is no such key; known are {detail}."),
    MISSING("Der Wert fehlt.", "The value is missing."),
    NOT_A_TEXT("Hier steht ein einzelner Wert.", "A single value belongs here."),
    NOT_A_SECTION("Hier stehen Schlüssel mit Werten.", "Keys with values belong here."),
    NOT_A_LIST("Hier steht eine Liste.", "A list belongs here."),
    EMPTY("Mindestens ein Eintrag ist nötig.", "At least one entry is needed."),

    // single values
    KEY(
            "2 bis 64 Zeichen aus a-z, 0-9 und '-', am Anfang Buchstabe oder Ziffer.",
            "2 to 64 of a-z, 0-9 and '-', starting with a letter or digit."),
    TEXT("1 bis 200 Zeichen ohne Steuerzeichen.", "1 to 200 characters without control characters."),
    DURATION("Eine Dauer über null nach ISO 8601, etwa PT20S.", "A duration above zero by ISO 8601, such as PT20S."),
    NUMBER("Eine ganze Zahl {detail}.", "A whole number {detail}."),
    FACTOR("Eine Zahl von 1.0 bis 10.0.", "A number from 1.0 to 10.0."),
    TRUTH("true oder false.", "true or false."),
    DATE("Ein Datum JJJJ-MM-TT.", "A date YYYY-MM-DD."),
    UUID("Eine UUID in Kleinbuchstaben.", "A UUID in lower case."),
    AREA("Ein Amtlicher Regionalschlüssel mit 12 Ziffern.", "An official regional key (ARS) of 12 digits."),
    SERVICE("Die URN einer Leistung.", "The URN of a service."),
    PACKAGE(
            "Der Pfad eines Umsetzungspakets, etwa hundesteuer/anmeldung.",
            "The path of a mapping package, such as hundesteuer/anmeldung."),
    BACK_OFFICE("Ein Fachverfahren in der Form behörde/name.", "A back office written authority/name."),
    URL(
            "https-Adresse ohne Zugangsdaten; http nur auf diesem Rechner (127.0.0.1, ::1, localhost).",
            "An https address without credentials; http only on this machine (127.0.0.1, ::1, localhost)."),
    JDBC_URL("jdbc:postgresql:// ohne Benutzer und Kennwort.", "jdbc:postgresql:// without user and password."),
    ADDRESS("host:port mit einem Port von 1 bis 65535.", "host:port with a port from 1 to 65535."),
    SCANNER("unix:/pfad eines Sockets oder host:port.", "unix:/path of a socket, or host:port."),
    PATH("Ein Pfad, relativ zum Konfigurationsordner oder absolut.", "A path, relative to the folder or absolute."),
    MAIL("Eine Mailadresse ohne Namen.", "A mail address without a name."),
    SECRET(
            "Geheimnisse stehen nie hier, nur als file:PFAD oder env:NAME.",
            "Secrets never stand here, only as file:PATH or env:NAME."),
    PRIVATE_KEY(
            "Ein Schlüssel in der Form file:PFAD, env:NAME oder token:GERÄT/NAME.",
            "A key written file:PATH, env:NAME or token:DEVICE/LABEL."),
    CERTIFICATE("Ein Zertifikat in der Form file:PFAD.", "A certificate written file:PATH."),
    CHOICE("Einer von {detail}.", "One of {detail}."),
    COMBINATION("Die Werte passen nicht zusammen: {detail}.", "The values do not fit together: {detail}."),

    // the configuration as a whole
    LISTENERS_EQUAL("Konsole und Partner brauchen verschiedene Ports.", "Console and partners need different ports."),
    ACCOUNT_TWICE("Das Konto gibt es schon.", "This account exists already."),
    CLIENT_TWICE("Den API-Client gibt es schon.", "This API client exists already."),
    LEASE_TOO_SHORT(
            "Die Frist work.lease muss länger sein als das Zeitlimit {detail}.",
            "work.lease must be longer than the time-out {detail}."),
    SETTLE_TOO_SHORT(
            "settle darf nicht kürzer sein als timeout ({detail}).",
            "settle must not be shorter than timeout ({detail})."),
    AUTHORITY_TWICE("Die Behörde steht schon in {detail}.", "The authority stands in {detail} already."),
    SERVICE_TWICE("Die Leistung steht in dieser Datei doppelt.", "The service occurs twice in this file."),
    COMPETENCE_TWICE(
            "Für dieses Gebiet und diese Leistung ist schon {detail} zuständig.",
            "{detail} is already competent for this area and service."),
    DESTINATION_TWICE("Den Zustellpunkt hat schon {detail}.", "The destination belongs to {detail} already."),
    CLIENT_UNKNOWN("Diesen API-Client gibt es in hub.yaml nicht.", "hub.yaml has no such API client."),
    DESTINATION_SERVICE_UNKNOWN(
            "Die Behörde bietet diese Leistung nicht an.", "The authority does not offer this service."),
    KEY_SHARED("Den Schlüssel nutzt schon {detail}.", "The key is used by {detail} already."),
    TOKEN_TWICE("Das Gerät steht in dieser Datei doppelt.", "The device occurs twice in this file."),
    TOKEN_SHARED("Dieses Fach des Geräts nutzt schon {detail}.", "This slot is used by {detail} already."),
    TOKEN_UNKNOWN(
            "Dieses Gerät steht nicht unter tokens der Behörde.", "The authority's tokens do not name this device."),
    KEY_FOR_TWO_PURPOSES(
            "Ein Schlüssel dient nicht zum Signieren und zum Entschlüsseln.",
            "One key does not serve both for signing and for decrypting."),
    SENDER_WITHOUT_TRUST(
            "Wem der Absender vertraut (trust.roots), fehlt; verzichtbar nur auf diesem Rechner.",
            "Whom the sender trusts (trust.roots) is missing; to be left out on this machine only."),
    SENDER_UNKNOWN("Diesen Absender gibt es in hub.yaml nicht (fitConnect.senders).", "hub.yaml has no such sender."),
    SEALED_TWICE(
            "FIT-Connect verschlüsselt selbst für den Zustellpunkt: nur none, xmldsig oder xades.",
            "FIT-Connect itself encrypts for the destination: only none, xmldsig or xades."),
    FORWARDS_TO_ITSELF(
            "Der Zustellpunkt gehört dieser Behörde selbst; die Einreichung käme zurück.",
            "The destination is this authority's own; the submission would come back."),
    RELAY_UNSUITED(
            "Ungeöffnetes nimmt nur ein Fachverfahren der Art soap oder folder mit profile: none.",
            "Only a back office of kind soap or folder with profile: none takes what is unopened."),
    BACK_OFFICE_TWICE("Das Fachverfahren gibt es schon.", "This back office exists already."),
    BACK_OFFICE_UNKNOWN("Dieses Fachverfahren gibt es nicht.", "There is no such back office."),
    BACK_OFFICE_OF_OTHERS(
            "Das Fachverfahren gehört einer anderen Behörde; dafür ist performedBy da.",
            "The back office belongs to another authority; performedBy is made for that."),
    NOBODY_PERFORMS(
            "Die Leistung braucht backOffices oder performedBy.", "The service needs backOffices or performedBy."),
    PERFORMER_UNKNOWN("Diese Behörde gibt es nicht.", "There is no such authority."),
    PERFORMER_SELF("Eine Behörde führt nicht für sich selbst aus.", "An authority does not perform for itself."),
    PERFORMER_WITHOUT_SERVICE(
            "Diese Behörde hat für die Leistung keine Fachverfahren.",
            "This authority has no back offices for the service."),
    PERFORMER_PASSES_ON(
            "Diese Behörde gibt die Leistung selbst weiter.", "This authority passes the service on itself."),
    PACKAGE_DIFFERS(
            "Die ausführende Behörde nutzt ein anderes Paket: {detail}.",
            "The performing authority uses another package: {detail}."),
    FOLDER_SHARED("Den Ordner nutzt schon {detail}.", "The folder is used by {detail} already."),
    UNPROTECTED(
            "Ohne Absicherung (profile: none) nur auf diesem Rechner, mit tls.key oder mit wsSecurity.recipient.",
            "Without protection (profile: none) on this machine only, with tls.key or with wsSecurity.recipient."),
    TLS_WITHOUT_HTTPS("tls braucht eine https-Adresse.", "tls needs an https address.");

    private final String german;
    private final String english;

    Rule(String german, String english) {
        this.german = german;
        this.english = english;
    }

    /** Stable name: the constant in lower case with hyphens. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String german() {
        return german;
    }

    public String english() {
        return english;
    }
}
