package de.ozghub.crypto.trust;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;

/** The digest a certificate was signed over; for RSASSA-PSS it stands in the parameters, not in the name. */
final class SignatureDigest {

    private static final String PSS = "RSASSA-PSS";

    private SignatureDigest() {}

    /** For example {@code SHA256}; the empty string if it cannot be told. */
    static String of(X509Certificate certificate) {
        var name = certificate.getSigAlgName();
        if (name.equals(PSS)) {
            return named(pssDigest(certificate.getSigAlgParams()));
        }
        var with = name.toUpperCase(Locale.ROOT).indexOf("WITH");
        return with < 0 ? "" : named(name.substring(0, with));
    }

    private static String pssDigest(byte[] parameters) {
        if (parameters == null) {
            return "";
        }
        try {
            var read = AlgorithmParameters.getInstance(PSS);
            read.init(parameters);
            return read.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
        } catch (GeneralSecurityException | IOException e) {
            // What cannot be read is not strong.
            return "";
        }
    }

    private static String named(String digest) {
        return digest.toUpperCase(Locale.ROOT).replaceFirst("^SHA-(?=\\d{3}$)", "SHA");
    }
}
