package de.ozghub.mapping.definition;

/**
 * Where something is written.
 *
 * @param line from 1; 0 for the whole file
 */
public record Place(String file, int line) {

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line;
    }
}
