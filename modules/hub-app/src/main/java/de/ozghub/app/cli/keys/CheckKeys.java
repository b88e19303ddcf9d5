package de.ozghub.app.cli.keys;

import de.ozghub.app.cli.installation.Installation;
import de.ozghub.app.keys.OwnedKey;
import de.ozghub.crypto.keys.Expiry;
import de.ozghub.crypto.keys.KeyFileUnusable;
import de.ozghub.crypto.keys.PemFiles;
import de.ozghub.crypto.provider.FastProvider;
import de.ozghub.crypto.trust.AlgorithmPolicy;
import de.ozghub.crypto.trust.AlgorithmRule;
import de.ozghub.crypto.trust.CertificateTrust;
import de.ozghub.crypto.trust.RevocationLists;
import de.ozghub.crypto.trust.TrustFinding;
import de.ozghub.submission.Problem;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks every key: kind, length, certificate, end; with roots also chain and revocation. Exit code 1 if one is not fit. */
@Command(
        name = "check",
        description = "Check every key; with --roots also its chain, with --crl or --responder its revocation.",
        mixinStandardHelpOptions = true)
final class CheckKeys implements Callable<Integer> {

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "hub.yaml")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path config;

    @Option(names = "--roots", paramLabel = "FILE", description = "PEM file of the root certificates relied upon")
    private @Nullable Path roots;

    @Option(names = "--crl", paramLabel = "FILE", description = "revocation list, PEM or DER; may be repeated")
    private List<Path> lists = List.of();

    @Option(names = "--responder", paramLabel = "URL", description = "OCSP responder asked for each certificate")
    private @Nullable URI responder;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            return check(Installation.read(config), InstantSource.system().instant());
        } catch (IllegalStateException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 2;
        }
    }

    private int check(Installation installation, Instant now) {
        var out = spec.commandLine().getOut();
        var policy = AlgorithmPolicy.standard();
        out.println("Policy: " + policy.source());
        policy.rules().forEach(rule -> out.printf("  %s%s (%s)%n", rule, state(rule, now), rule.source()));
        out.println("Cryptography: " + FastProvider.words());
        var inventory = installation.inventory();
        CertificateTrust trust = trust(policy);
        int unfit = 0;
        for (var owned : inventory.keys()) {
            Set<TrustFinding> findings =
                    trust == null ? Set.of() : trust.findings(owned.key().certificates(), now);
            if (!owned.isFit(now) || !findings.isEmpty()) {
                unfit++;
                out.printf("%s of %s: %s %s%n", owned.name(), owned.owner(), owned.findings(now), findings);
            }
        }
        var certificates = installation.certificates();
        var unusable = certificates.unusable(now);
        unusable.forEach(this::tell);
        inventory.ending(now).forEach(ending -> tell(ending.problem()));
        certificates.ending(now).forEach(this::tell);
        inventory.keys().stream()
                .map(OwnedKey::destination)
                .distinct()
                .forEach(destination -> inventory.closes(destination, now).ifPresent(this::tell));
        out.printf(
                "%d keys of destinations, %d not fit; %d certificates towards back offices, %d not fit%n",
                inventory.keys().size(), unfit, certificates.certificates().size(), unusable.size());
        return unfit + unusable.size() == 0 ? 0 : 1;
    }

    /** Nothing while its end is far. */
    private static String state(AlgorithmRule rule, Instant now) {
        if (!rule.isInForce(now)) {
            return " – over: nothing new is protected so; what was before is still opened and verified";
        }
        var days = Expiry.ofAlgorithm(rule, now);
        return days.isPresent() ? " – ends within %d days".formatted(days.getAsInt()) : "";
    }

    private void tell(Problem problem) {
        spec.commandLine().getOut().println(problem.english());
        spec.commandLine().getOut().println("  → " + problem.code().remedy());
    }

    /** @throws KeyFileUnusable if a file cannot be read */
    private @Nullable CertificateTrust trust(AlgorithmPolicy policy) {
        if (roots == null) {
            return null;
        }
        var sources = new CertificateTrust.Sources(
                Set.copyOf(PemFiles.certificates(roots)),
                lists.stream().map(RevocationLists::read).toList(),
                responder);
        return new CertificateTrust(sources, policy);
    }
}
