package de.ozghub.crypto.trust;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;
import java.util.regex.Pattern;

/** The digest a certificate was signed over; for RSASSA-PSS it stands in the parameters, not in the name. */
record SignatureDigest(Algorithm algorithm, int bits) {

    private static final String PSS = "RSASSA-PSS";
    private static final Pattern NAME = Pattern.compile("SHA(?<three>3-)?-?(?<bits>[0-9]{3})(with.*)?");

    /** Empty if it cannot be told, or is none a policy speaks of. */
    static Optional<SignatureDigest> of(X509Certificate certificate) {
        var name = certificate.getSigAlgName();
        return name.equals(PSS) ? named(pssDigest(certificate.getSigAlgParams())) : named(name);
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

    private static Optional<SignatureDigest> named(String text) {
        var name = NAME.matcher(text.replace("WITH", "with").replaceFirst("^sha", "SHA"));
        if (!name.matches()) {
            return Optional.empty();
        }
        return Optional.of(new SignatureDigest(
                name.group("three") == null ? Algorithm.SHA_2 : Algorithm.SHA_3, Integer.parseInt(name.group("bits"))));
    }
}
