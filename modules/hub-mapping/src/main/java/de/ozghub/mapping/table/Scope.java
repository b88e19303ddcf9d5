package de.ozghub.mapping.table;

import net.sf.saxon.Controller;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.trans.XPathException;

/**
 * What an XPath sees. For one thread.
 *
 * @param item context item, also {@code $item}: the document, or the item of the innermost repeated group
 * @param position of that item among its like, from 1
 * @param controller Saxon's state of this run, shared by all its expressions
 */
record Scope(Submitted submitted, XdmItem item, int position, Controller controller) {

    static Scope of(Submitted submitted) {
        var controller = new Controller(submitted.data().getUnderlyingNode().getConfiguration());
        try {
            controller.setCurrentDateTime(submitted.now());
        } catch (XPathException e) {
            throw new IllegalStateException("the legal time of receipt has no time zone", e);
        }
        return new Scope(submitted, submitted.data(), 1, controller);
    }

    Scope at(XdmItem other, int otherPosition) {
        return new Scope(submitted, other, otherPosition, controller);
    }
}
