package de.ozghub.journal;

/** The hub refuses to start on this database: it could lose what was promised. Says what was found and what to do. */
public final class UnfitDatabase extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    public UnfitDatabase(String message) {
        super(message);
    }
}
