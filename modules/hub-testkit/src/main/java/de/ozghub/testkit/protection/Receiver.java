package de.ozghub.testkit.protection;

/**
 * One who opens what the hub protected: with one private key, believing one certificate of a sender. Shares no code with the
 * protection where another implementation exists.
 */
public interface Receiver {

    /**
     * The content alone, without signature or envelope, in a form that is equal for equal content.
     *
     * @throws Exception if it cannot be opened or the signature is not believed
     */
    byte[] message(byte[] protectedMessage) throws Exception;

    /** @throws Exception if it cannot be opened */
    byte[] attachment(byte[] protectedAttachment) throws Exception;
}
