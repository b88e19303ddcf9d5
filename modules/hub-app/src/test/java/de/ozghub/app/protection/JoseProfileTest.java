package de.ozghub.app.protection;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import de.ozghub.crypto.jose.JoseProtection;
import de.ozghub.crypto.keys.KeyKind;
import de.ozghub.crypto.keys.SigningKey;
import de.ozghub.testkit.protection.Receiver;
import java.security.SignatureException;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Nested;

/** Opened by nimbus; Node's jose opens the same in JoseForeignTest of hub-crypto, DSS verifies it in hub-dss. */
class JoseProfileTest {

    @Nested
    class WithRsa extends Combination {
        WithRsa() {
            super(KeyKind.RSA_3072, KeyKind.RSA_3072);
        }
    }

    @Nested
    class WithEllipticKeys extends Combination {
        WithEllipticKeys() {
            super(KeyKind.EC_P521, KeyKind.EC_P256);
        }
    }

    abstract static class Combination implements ProfileContract {

        private final JoseProtection jose = new JoseProtection(ProfileKeys.NOW);
        private final KeyKind signer;
        private final KeyKind receiver;

        Combination(KeyKind signer, KeyKind receiver) {
            this.signer = signer;
            this.receiver = receiver;
        }

        @Override
        public Profile profile() {
            return new JoseProfile(jose, ProfileKeys.hub(signer), ProfileKeys.to(ProfileKeys.office(receiver)));
        }

        @Override
        public Receiver receiver() {
            return new Opener(ProfileKeys.office(receiver), ProfileKeys.hub(signer));
        }

        @Override
        public Receiver somebodyElse() {
            return new Opener(ProfileKeys.stranger(receiver), ProfileKeys.hub(signer));
        }

        @Override
        public Receiver expectingAnother() {
            return new Opener(ProfileKeys.office(receiver), ProfileKeys.stranger(signer));
        }
    }

    private record Opener(SigningKey own, SigningKey sender) implements Receiver {

        @Override
        public byte[] message(byte[] protectedMessage) throws Exception {
            var jws = JWSObject.parse(new String(attachment(protectedMessage), UTF_8));
            var verifier = sender.certificate().getPublicKey() instanceof ECPublicKey elliptic
                    ? new ECDSAVerifier(elliptic)
                    : new RSASSAVerifier((RSAPublicKey) sender.certificate().getPublicKey());
            if (!jws.verify(verifier)) {
                throw new SignatureException("not by the sender");
            }
            return jws.getPayload().toBytes();
        }

        @Override
        public byte[] attachment(byte[] protectedAttachment) throws Exception {
            var jwe = JWEObject.parse(new String(protectedAttachment, UTF_8));
            jwe.decrypt(
                    own.privateKey() instanceof ECPrivateKey elliptic
                            ? new ECDHDecrypter(elliptic)
                            : new RSADecrypter(own.privateKey()));
            return jwe.getPayload().toBytes();
        }
    }
}
