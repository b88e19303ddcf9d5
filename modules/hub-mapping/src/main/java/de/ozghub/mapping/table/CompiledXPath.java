package de.ozghub.mapping.table;

import net.sf.saxon.om.SequenceTool;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.SaxonApiUncheckedException;
import net.sf.saxon.s9api.XPathExecutable;
import net.sf.saxon.s9api.XPathSelector;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmValue;
import net.sf.saxon.sxpath.IndependentContext;
import net.sf.saxon.sxpath.XPathDynamicContext;
import net.sf.saxon.sxpath.XPathExpression;
import net.sf.saxon.sxpath.XPathVariable;
import net.sf.saxon.trans.UncheckedXPathException;
import net.sf.saxon.trans.XPathException;
import net.sf.saxon.value.Int64Value;

/** One XPath, ready to run. Thread-safe. */
public final class CompiledXPath {

    private final XPathExecutable executable;
    private final XPathExpression expression;
    private final XPathVariable hub;
    private final XPathVariable item;
    private final XPathVariable position;

    CompiledXPath(XPathExecutable executable) {
        this.executable = executable;
        this.expression = executable.getUnderlyingExpression();
        var declared = (IndependentContext) executable.getUnderlyingStaticContext();
        this.hub = declared.getExternalVariable(XPaths.HUB.getStructuredQName());
        this.item = declared.getExternalVariable(XPaths.ITEM.getStructuredQName());
        this.position = declared.getExternalVariable(XPaths.POSITION.getStructuredQName());
    }

    /**
     * What it finds.
     *
     * @throws FailedExpression if it fails on these data
     */
    XdmValue items(Scope scope) throws FailedExpression {
        try {
            return XdmValue.wrap(SequenceTool.toGroundedValue(expression.iterate(context(scope))));
        } catch (XPathException e) {
            throw failed(e);
        } catch (UncheckedXPathException e) {
            throw failed(e.getXPathException());
        }
    }

    /**
     * Its effective boolean value.
     *
     * @throws FailedExpression if it fails on these data
     */
    boolean holds(Scope scope) throws FailedExpression {
        try {
            return expression.effectiveBooleanValue(context(scope));
        } catch (XPathException e) {
            throw failed(e);
        } catch (UncheckedXPathException e) {
            throw failed(e.getXPathException());
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

    /** The run's one controller: making one for each expression and item would cost more than the expression itself. */
    private XPathDynamicContext context(Scope scope) throws XPathException {
        XPathDynamicContext context =
                expression.createDynamicContext(scope.controller(), scope.item().getUnderlyingValue());
        context.setVariable(hub, scope.submitted().hub().getUnderlyingValue());
        context.setVariable(item, scope.item().getUnderlyingValue());
        context.setVariable(position, Int64Value.makeIntegerValue(scope.position()));
        return context;
    }

    private static FailedExpression failed(XPathException e) {
        return new FailedExpression(
                e.getErrorCodeQName() == null
                        ? "xpath-failed"
                        : "xpath-" + e.getErrorCodeQName().getLocalPart());
    }

    private static FailedExpression failed(SaxonApiException e) {
        return new FailedExpression(
                e.getErrorCode() == null
                        ? "xpath-failed"
                        : "xpath-" + e.getErrorCode().getLocalName());
    }
}
