package de.ozghub.crypto.keys;

import de.ozghub.crypto.jose.CustodyUnreachable;
import de.ozghub.crypto.jose.KeyCustody;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;

/** Lets the holder of a key sign certificates and requests, by RSASSA-PSS with SHA-512. For one use; not thread-safe. */
final class HeldKeySigner implements ContentSigner {

    private static final AlgorithmIdentifier PS512 =
            new DefaultSignatureAlgorithmIdentifierFinder().find("SHA512WITHRSAANDMGF1");

    private final KeyCustody holder;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    HeldKeySigner(KeyCustody holder) {
        this.holder = holder;
    }

    /** The interface of Bouncy Castle lets no other kind of exception through. */
    static final class Away extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        private final CustodyUnreachable reason;

        private Away(CustodyUnreachable reason) {
            super(reason);
            this.reason = reason;
        }

        CustodyUnreachable reason() {
            return reason;
        }
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return PS512;
    }

    @Override
    public OutputStream getOutputStream() {
        return content;
    }

    @Override
    public byte[] getSignature() {
        try {
            return holder.sign(content.toByteArray());
        } catch (CustodyUnreachable e) {
            throw new Away(e);
        }
    }
}
