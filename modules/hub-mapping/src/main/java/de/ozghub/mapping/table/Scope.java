package de.ozghub.mapping.table;

import net.sf.saxon.s9api.XdmItem;

/**
 * What an XPath sees.
 *
 * @param item context item, also {@code $item}: the document, or the item of the innermost repeated group
 * @param position of that item among its like, from 1
 */
record Scope(Submitted submitted, XdmItem item, int position) {

    static Scope of(Submitted submitted) {
        return new Scope(submitted, submitted.data(), 1);
    }

    Scope at(XdmItem other, int otherPosition) {
        return new Scope(submitted, other, otherPosition);
    }
}
