package de.ozghub.mapping;

import de.ozghub.mapping.MappingResult.Mapped;
import de.ozghub.mapping.MappingResult.MappingFault;
import de.ozghub.mapping.SubmissionContext.Attachment;
import de.ozghub.mapping.SubmissionContext.Office;
import de.ozghub.submission.Area;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ServiceKey;
import de.ozghub.submission.SubmissionId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A package of a few lines with schemas of its own: an {@code antrag} of texts becomes a {@code fall}. */
final class TinyPackage {

    static final Workshop WORKSHOP = Workshop.of(Workshop.ROOT.resolve("modules/hub-mapping/src/test/resources/xsd"));
    static final Instant RECEIVED = Instant.parse("2026-12-31T23:30:00Z");

    private static final String DESCRIPTION = """
            format: 1
            title: Probe
            service: urn:test:leistung
            source: urn:test:quelle:1.0#antrag
            namespaces: {q: "urn:test:quelle:1.0"}
            area: q:antrag/q:gebiet
            secrecy: general
            on-invalid: reject
            settings: {amt: Amt 1}
            targets:
              - name: ziel
                schema: urn:test:ziel:1.0#fall
                must-confirm: true
                rules: regeln.yaml
            """;

    private final TreeMap<String, String> files = new TreeMap<>();

    private TinyPackage() {}

    static TinyPackage rules(String rules) {
        return new TinyPackage().file("mapping.yaml", DESCRIPTION).file("regeln.yaml", rules);
    }

    static TinyPackage stylesheet(String templates) {
        String xslt = """
                <xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                    xmlns:q="urn:test:quelle:1.0" xmlns="urn:test:ziel:1.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                    exclude-result-prefixes="#all">
                <xsl:param name="hub"/>
                TEMPLATES
                </xsl:stylesheet>
                """;
        return new TinyPackage()
                .file("mapping.yaml", DESCRIPTION.replace("rules: regeln.yaml", "stylesheet: fall.xsl"))
                .file("fall.xsl", xslt.replace("TEMPLATES", templates));
    }

    TinyPackage file(String path, String text) {
        files.put(path, text);
        return this;
    }

    TinyPackage describing(String old, String replacement) {
        if (!DESCRIPTION.contains(old)) {
            throw new IllegalArgumentException(old);
        }
        return file("mapping.yaml", DESCRIPTION.replace(old, replacement));
    }

    TinyPackage without(String path) {
        files.remove(path);
        return this;
    }

    PackageSource source() {
        return PackageSource.of("probe/klein", files);
    }

    List<PackageFault> faults() {
        return WORKSHOP.faults(source());
    }

    MappingResult run(Map<String, String> settings, String... texts) {
        return WORKSHOP.compile(source()).map(new MappingInput(data(texts), context(), settings));
    }

    /** The message as text; the texts are escaped before they become data. */
    String message(String... texts) {
        return message(Map.of(), texts);
    }

    String message(Map<String, String> settings, String... texts) {
        return switch (run(settings, texts)) {
            case Mapped mapped ->
                new String(mapped.messages().getFirst().bytes().toByteArray(), StandardCharsets.UTF_8);
            case MappingFault fault -> throw new AssertionError(fault.problems().toString());
        };
    }

    List<Problem> problems(String... texts) {
        return switch (run(Map.of(), texts)) {
            case Mapped mapped -> List.of();
            case MappingFault fault -> fault.problems();
        };
    }

    static SubmissionContext context() {
        var office = new Office(new Area("051200000000"), "Stadt Remscheid");
        return new SubmissionContext(
                SubmissionId.of("01930000-0000-7000-8000-000000000001"),
                null,
                RECEIVED,
                office,
                office,
                new ServiceKey("urn:test:leistung"),
                List.of(new Attachment("a-1", "nachweis", "application/pdf", "a\u0000.pdf", "0".repeat(64), 7)));
    }

    static Bytes data(String... texts) {
        var xml = new StringBuilder("<antrag xmlns='urn:test:quelle:1.0'><gebiet>051200000000</gebiet>");
        for (String text : texts) {
            xml.append("<text>")
                    .append(text.replace("&", "&amp;").replace("<", "&lt;").replace("\r", "&#13;"))
                    .append("</text>");
        }
        return Bytes.utf8(xml.append("</antrag>").toString());
    }
}
