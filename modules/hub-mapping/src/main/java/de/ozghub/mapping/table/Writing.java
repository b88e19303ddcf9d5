package de.ozghub.mapping.table;

import de.ozghub.mapping.definition.TargetPath;
import de.ozghub.mapping.message.Element;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** Writes a text where a path points to; elements on the way are made when there is something to write. */
final class Writing {

    private Writing() {}

    /** The element written to; null if something is written there already. */
    static @Nullable Element write(Element below, TargetPath path, String text) {
        Element at = below;
        for (QName step : path.elements()) {
            at = at.child(step);
        }
        boolean written = path.attribute() == null ? at.write(text) : at.write(path.attribute(), text);
        return written ? at : null;
    }

    /** The element a group hangs below: all steps but the last. */
    static Element parent(Element below, TargetPath path) {
        Element at = below;
        for (QName step : path.elements().subList(0, path.elements().size() - 1)) {
            at = at.child(step);
        }
        return at;
    }
}
