package de.ozghub.trials.large;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.ozghub.app.protection.CmsProfile;
import de.ozghub.app.protection.JoseProfile;
import de.ozghub.app.protection.PlainProfile;
import de.ozghub.app.protection.Profile;
import de.ozghub.backoffice.BackOffices;
import de.ozghub.backoffice.soap.SoapCredentials;
import de.ozghub.core.Ids;
import de.ozghub.core.backoffice.BackOffice;
import de.ozghub.core.backoffice.Content;
import de.ozghub.core.backoffice.Handover;
import de.ozghub.core.backoffice.HandoverDigest;
import de.ozghub.core.backoffice.MessageForm;
import de.ozghub.core.backoffice.Takeover;
import de.ozghub.core.config.BackOfficeTerms;
import de.ozghub.core.config.DeliveryTerms;
import de.ozghub.core.config.ProtectionProfile;
import de.ozghub.core.config.SoapSecurity;
import de.ozghub.core.delivery.DeliveryPolicy.Confirmation;
import de.ozghub.core.delivery.RetryPlan;
import de.ozghub.core.journal.PayloadKind;
import de.ozghub.core.journal.PayloadRef;
import de.ozghub.core.journal.Payloads;
import de.ozghub.crypto.cms.CmsProtection;
import de.ozghub.crypto.jose.JoseProtection;
import de.ozghub.crypto.keys.PemFiles;
import de.ozghub.crypto.keys.Recipient;
import de.ozghub.crypto.keys.SigningKey;
import de.ozghub.journal.PostgresStore;
import de.ozghub.submission.Area;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.DeliveryOutcome;
import de.ozghub.submission.Origin;
import de.ozghub.submission.SchemaKey;
import de.ozghub.submission.ServiceKey;
import de.ozghub.submission.SubmissionId;
import de.ozghub.testkit.LargeContent;
import de.ozghub.trials.TrialStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The hub's way outward as a process of its own: opened attachments lie encrypted in the store, each profile protects them,
 * and a folder and a SOAP back office are handed all of them at once. Arguments: folder of the keys, JDBC URL, port of the
 * back offices, number of attachments, bytes of each.
 */
final class LargeHandover {

    private static final String FORMAT = "urn:ozg-hub:test:1.0#antrag";
    private static final byte[] MESSAGE = "<antrag xmlns=\"urn:ozg-hub:test:1.0\"/>".getBytes(UTF_8);
    private static final Duration LONG = Duration.ofMinutes(30);

    private final Path folder;
    private final int port;
    private final Payloads payloads;
    private final SubmissionId submission;

    private LargeHandover(Path folder, int port, PostgresStore store) {
        this.folder = folder;
        this.port = port;
        this.payloads = store.payloads();
        var origin = new Origin("fit-connect", "test", "destination", Ids.uuid().toString(), null);
        this.submission = store.journal()
                .claim(TrialStore.VERBUND, origin, "c".repeat(64), Instant.now())
                .orElseThrow();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var folder = Path.of(arguments[0]);
        try (var store = TrialStore.open(folder, arguments[1])) {
            new LargeHandover(folder, Integer.parseInt(arguments[2]), store)
                    .out(Integer.parseInt(arguments[3]), Long.parseLong(arguments[4]));
        }
        // The process ends here, whatever idle threads a client keeps.
        System.exit(0);
    }

    /** Back offices are named by kind and profile, as {@link LargeHandoverTest} sets them up. */
    private void out(int count, long bytes) throws IOException, InterruptedException {
        var begun = Instant.now();
        var opened = new ArrayList<PayloadRef>();
        for (int seed = 0; seed < count; seed++) {
            var content = new LargeContent(bytes, seed);
            opened.add(payloads.store(submission, PayloadKind.OPENED, "attachment:" + seed, out -> {
                try (InputStream in = content.open()) {
                    in.transferTo(out);
                }
            }));
        }
        report("stored", bytes * count, begun);
        for (Profile profile : profiles()) {
            begun = Instant.now();
            var message = payloads.store(
                    submission,
                    PayloadKind.PROTECTED,
                    profile.protection().id(),
                    out -> profile.message(new ByteArrayInputStream(MESSAGE), out));
            var leaving = new ArrayList<PayloadRef>();
            for (PayloadRef attachment : opened) {
                leaving.add(profile.coversAttachments() ? covered(profile, attachment) : attachment);
            }
            report("protected by " + profile.protection().id(), bytes * count, begun);
            try (var offices = offices(profile)) {
                for (BackOffice office : offices.all()) {
                    begun = Instant.now();
                    deliver(office, handover(profile, message, leaving));
                    report("handed over to " + office.key().name(), bytes * count, begun);
                }
            }
        }
    }

    private PayloadRef covered(Profile profile, PayloadRef attachment) throws IOException {
        String part = profile.protection().id() + ":" + attachment.part();
        return payloads.store(submission, PayloadKind.PROTECTED, part, out -> {
            try (InputStream in = payloads.read(attachment.id())) {
                profile.attachment(in, out);
            }
        });
    }

    private List<Profile> profiles() {
        SigningKey hub = PemFiles.signingKey("hub", folder.resolve("hub.key.pem"), folder.resolve("hub.pem"));
        var office = new Recipient("office", PemFiles.certificate(folder.resolve("office.pem")));
        return List.of(
                new PlainProfile(),
                new CmsProfile(new CmsProtection(InstantSource.system()), hub, office),
                new JoseProfile(new JoseProtection(InstantSource.system()), hub, office));
    }

    private BackOffices offices(Profile profile) {
        String name = profile.protection().id();
        var terms =
                new DeliveryTerms(LONG, LONG, 1, new RetryPlan(1, LONG, 1.0, LONG), new DeliveryTerms.Breaker(1, LONG));
        var soap = new BackOfficeTerms.Soap(
                BackOfficeKey.of("testamt/soap-" + name),
                URI.create("http://127.0.0.1:%d/backoffice/testamt/soap-%s".formatted(port, name)),
                true,
                SoapSecurity.NONE,
                new ProtectionProfile.None(),
                terms);
        var inbox = new BackOfficeTerms.Folder(
                BackOfficeKey.of("testamt/folder-" + name),
                folder.resolve("inbox-" + name).toString(),
                Confirmation.TAKEN_OVER,
                new ProtectionProfile.None(),
                terms);
        return new BackOffices(
                List.of(soap, inbox), folder, InstantSource.system(), _ -> SoapCredentials.NONE, destination -> {
                    throw new IllegalArgumentException(destination.toString());
                });
    }

    private Handover handover(Profile profile, PayloadRef message, List<PayloadRef> leaving) {
        var digests = new LinkedHashMap<String, String>();
        leaving.forEach(attachment -> digests.put(id(leaving, attachment), attachment.sha256()));
        return new Handover(
                Ids.delivery(),
                HandoverDigest.of(message.sha256(), digests),
                new Origin("fit-connect", "test", "destination", submission.toString(), null),
                new Area("051200000000"),
                new ServiceKey("urn:de:fim:leika:leistung:99000000000000"),
                Instant.now(),
                MessageForm.xml(new SchemaKey(FORMAT)),
                profile.protection(),
                content(message),
                leaving.stream()
                        .map(attachment -> new Handover.Attachment(
                                id(leaving, attachment), "application/pdf", attachment.sha256(), content(attachment)))
                        .toList());
    }

    private static String id(List<PayloadRef> leaving, PayloadRef attachment) {
        return "plan-" + leaving.indexOf(attachment);
    }

    private Content content(PayloadRef payload) {
        return new Content() {
            @Override
            public long bytes() {
                return payload.bytes();
            }

            @Override
            public InputStream open() throws IOException {
                return payloads.read(payload.id());
            }
        };
    }

    /** Until the receiver has checked every byte. */
    private static void deliver(BackOffice office, Handover handover) throws InterruptedException {
        var outcome = office.deliver(handover);
        if (!(outcome instanceof DeliveryOutcome.Delivered)) {
            throw new IllegalStateException("%s: %s".formatted(office.key(), outcome));
        }
        var end = Instant.now().plus(LONG);
        while (!(office.takenOver(handover.key()) instanceof Takeover.Taken)) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("%s has not taken it".formatted(office.key()));
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    @SuppressWarnings("SystemOut")
    private static void report(String step, long bytes, Instant begun) {
        double seconds = Math.max(1, Duration.between(begun, Instant.now()).toMillis()) / 1e3;
        System.out.printf(
                Locale.ROOT,
                "%-28s %6.1f s %6.1f MB/s, %d MiB held of a heap of %d MiB%n",
                step,
                seconds,
                bytes / 1e6 / seconds,
                held() >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    /** What is held, not what the collector has not yet come to. */
    private static long held() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
