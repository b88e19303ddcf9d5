package de.ozghub.app.protection;

import de.ozghub.crypto.cms.CmsProtection;
import de.ozghub.crypto.keys.KeyKind;
import de.ozghub.crypto.keys.SigningKey;
import de.ozghub.testkit.protection.Receiver;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Nested;

/** With each combination of keys; openssl opens the same in CmsOpensslTest, DSS in hub-dss. */
class CmsProfileTest {

    @Nested
    class WithRsa extends Combination {
        WithRsa() {
            super(KeyKind.RSA_3072, KeyKind.RSA_3072);
        }
    }

    @Nested
    class WithEllipticKeys extends Combination {
        WithEllipticKeys() {
            super(KeyKind.EC_P256, KeyKind.EC_P521);
        }
    }

    @Nested
    class SignedByAnEllipticKeyForRsa extends Combination {
        SignedByAnEllipticKeyForRsa() {
            super(KeyKind.EC_P521, KeyKind.RSA_3072);
        }
    }

    @Nested
    class SignedByRsaForAnEllipticKey extends Combination {
        SignedByRsaForAnEllipticKey() {
            super(KeyKind.RSA_3072, KeyKind.EC_P256);
        }
    }

    abstract static class Combination implements ProfileContract {

        private final CmsProtection cms = new CmsProtection(ProfileKeys.NOW);
        private final KeyKind signer;
        private final KeyKind receiver;

        Combination(KeyKind signer, KeyKind receiver) {
            this.signer = signer;
            this.receiver = receiver;
        }

        @Override
        public Profile profile() {
            return new CmsProfile(cms, ProfileKeys.hub(signer), ProfileKeys.to(ProfileKeys.office(receiver)));
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

        private final class Opener implements Receiver {

            private final SigningKey own;
            private final SigningKey sender;

            Opener(SigningKey own, SigningKey sender) {
                this.own = own;
                this.sender = sender;
            }

            @Override
            public byte[] message(byte[] protectedMessage) throws Exception {
                var content = new ByteArrayOutputStream();
                cms.verify(new ByteArrayInputStream(attachment(protectedMessage)), sender.certificate(), content);
                return content.toByteArray();
            }

            @Override
            public byte[] attachment(byte[] protectedAttachment) throws Exception {
                var content = new ByteArrayOutputStream();
                cms.open(new ByteArrayInputStream(protectedAttachment), own, content);
                return content.toByteArray();
            }
        }
    }
}
