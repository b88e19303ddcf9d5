package de.ozghub.app.protection;

import de.ozghub.crypto.keys.KeyKind;
import de.ozghub.crypto.xmldsig.XmlSignatures;
import de.ozghub.testkit.protection.Receiver;

/** Verified by the hub's own side; xmlsec1 does it in XmlSignaturesXmlsecTest of hub-crypto. */
class XmlSignatureProfileTest implements ProfileContract {

    private static final KeyKind KIND = KeyKind.EC_P256;

    private final XmlSignatures signatures = new XmlSignatures(ProfileKeys.NOW);

    @Override
    public Profile profile() {
        return new XmlSignatureProfile(signatures, ProfileKeys.hub(KIND));
    }

    @Override
    public Receiver receiver() {
        return new SignedXml(signatures::verify, ProfileKeys.hub(KIND).certificate());
    }

    @Override
    public Receiver somebodyElse() {
        throw new IllegalStateException("a signature hides nothing");
    }

    @Override
    public Receiver expectingAnother() {
        return new SignedXml(signatures::verify, ProfileKeys.stranger(KIND).certificate());
    }
}
