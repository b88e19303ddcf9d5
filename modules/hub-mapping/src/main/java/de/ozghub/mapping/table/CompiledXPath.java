package de.ozghub.mapping.table;

import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.SaxonApiUncheckedException;
import net.sf.saxon.s9api.XPathExecutable;
import net.sf.saxon.s9api.XPathSelector;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmValue;
import net.sf.saxon.trans.XPathException;

/** One XPath, ready to run. Thread-safe. */
public final class CompiledXPath {

    private final XPathExecutable executable;

    CompiledXPath(XPathExecutable executable) {
        this.executable = executable;
    }

    /**
     * What it finds.
     *
     * @throws FailedExpression if it fails on these data
     */
    XdmValue items(Scope scope) throws FailedExpression {
        try {
            return load(scope).evaluate();
        } catch (SaxonApiException e) {
            throw failed(e);
        } catch (SaxonApiUncheckedException e) {
            throw new FailedExpression("xpath-failed");
        }
    }

    /**
     * Its effective boolean value.
     *
     * @throws FailedExpression if it fails on these data
     */
    boolean holds(Scope scope) throws FailedExpression {
        try {
            return load(scope).effectiveBooleanValue();
        } catch (SaxonApiException e) {
            throw failed(e);
        } catch (SaxonApiUncheckedException e) {
            throw new FailedExpression("xpath-failed");
        }
    }

    /** {@link #holds} for the whole document. */
    public boolean holds(Submitted submitted) throws FailedExpression {
        return holds(Scope.of(submitted));
    }

    /** The text of the first item found in a document without anything of the hub; empty if there is none. */
    public String first(XdmNode document) throws FailedExpression {
        try {
            XPathSelector selector = executable.load();
            selector.setContextItem(document);
            selector.setVariable(XPaths.HUB, XdmValue.makeSequence(java.util.List.of()));
            selector.setVariable(XPaths.ITEM, document);
            selector.setVariable(XPaths.POSITION, new XdmAtomicValue(1));
            XdmItem found = selector.evaluateSingle();
            return found == null ? "" : found.getStringValue().strip();
        } catch (SaxonApiException e) {
            throw failed(e);
        } catch (SaxonApiUncheckedException | UnsupportedOperationException e) {
            throw new FailedExpression("xpath-failed");
        }
    }

    private XPathSelector load(Scope scope) throws SaxonApiException {
        XPathSelector selector = executable.load();
        selector.setContextItem(scope.item());
        selector.setVariable(XPaths.HUB, scope.submitted().hub());
        selector.setVariable(XPaths.ITEM, scope.item());
        selector.setVariable(XPaths.POSITION, new XdmAtomicValue(scope.position()));
        try {
            selector.getUnderlyingXPathContext()
                    .getXPathContextObject()
                    .getController()
                    .setCurrentDateTime(scope.submitted().now());
        } catch (XPathException e) {
            throw new SaxonApiException(e);
        }
        return selector;
    }

    private static FailedExpression failed(SaxonApiException e) {
        return new FailedExpression(
                e.getErrorCode() == null
                        ? "xpath-failed"
                        : "xpath-" + e.getErrorCode().getLocalName());
    }
}
