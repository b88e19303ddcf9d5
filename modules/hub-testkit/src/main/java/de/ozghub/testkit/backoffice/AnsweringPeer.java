package de.ozghub.testkit.backoffice;

/** A specialist procedure that answers each call itself, as a web service does and a folder does not. */
public interface AnsweringPeer extends BackOfficePeer {

    /** Keeps the case under this reference, but answers only after the hub's time-out; questions it answers in time. */
    void answersTooLate(String reference);

    /** Will never take it, with a code of the protocol, for example {@code not-competent}; keeps nothing. */
    void refuses(String code);

    /** Cannot take anything at present and says so; keeps nothing. */
    void isBusy();
}
