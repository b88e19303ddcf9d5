package de.ozghub.xoev.schematron;

import net.sf.saxon.expr.Assignation;
import net.sf.saxon.expr.BinaryExpression;
import net.sf.saxon.expr.Expression;
import net.sf.saxon.expr.FilterExpression;
import net.sf.saxon.expr.ForExpression;
import net.sf.saxon.expr.GeneralComparison;
import net.sf.saxon.expr.Literal;
import net.sf.saxon.expr.Operand;
import net.sf.saxon.expr.OperandRole;
import net.sf.saxon.expr.QuantifiedExpression;
import net.sf.saxon.expr.StaticProperty;
import net.sf.saxon.expr.UnaryExpression;
import net.sf.saxon.expr.XPathContext;
import net.sf.saxon.expr.elab.Elaborator;
import net.sf.saxon.expr.elab.PullElaborator;
import net.sf.saxon.expr.elab.PullEvaluator;
import net.sf.saxon.expr.parser.CodeInjector;
import net.sf.saxon.expr.parser.ExpressionTool;
import net.sf.saxon.expr.parser.RebindingMap;
import net.sf.saxon.om.SequenceIterator;
import net.sf.saxon.trace.ExpressionPresenter;
import net.sf.saxon.trace.TraceableComponent;
import net.sf.saxon.trans.XPathException;
import net.sf.saxon.value.Cardinality;

/**
 * Lets {@link WorkLimit} see the loops Saxon keeps to itself: quantified and {@code for} expressions, simple predicates and
 * comparisons of sequences. Put into the compiled rules after Saxon has optimised them. Thread-safe.
 */
final class LoopWatch implements CodeInjector {

    /** A template, function or variable that is ready. */
    @Override
    public void process(TraceableComponent component) {
        component.setBody(ExpressionTool.injectCode(component.getBody(), this));
    }

    @Override
    public Expression inject(Expression expression) {
        if (expression instanceof QuantifiedExpression || expression instanceof ForExpression) {
            watch(((Assignation) expression).getSequenceOp());
        } else if (expression instanceof FilterExpression filter) {
            watch(filter.getLhs());
        } else if (expression instanceof GeneralComparison) {
            watch(((BinaryExpression) expression).getLhs());
            watch(((BinaryExpression) expression).getRhs());
        }
        return expression;
    }

    private static void watch(Operand operand) {
        Expression items = operand.getChildExpression();
        if (!(items instanceof Literal) && Cardinality.allowsMany(items.getCardinality())) {
            operand.setChildExpression(new Watched(items));
        }
    }

    /** The same items, by an iterator the controller makes. */
    private static final class Watched extends UnaryExpression {

        Watched(Expression items) {
            super(items);
        }

        @Override
        protected OperandRole getOperandRole() {
            return OperandRole.SAME_FOCUS_ACTION;
        }

        @Override
        protected int computeSpecialProperties() {
            return getBaseExpression().getSpecialProperties();
        }

        @Override
        public int getImplementationMethod() {
            return ITERATE_METHOD;
        }

        @Override
        public Expression copy(RebindingMap rebindings) {
            return new Watched(getBaseExpression().copy(rebindings));
        }

        @Override
        protected int computeCardinality() {
            return StaticProperty.ALLOWS_ZERO_OR_MORE;
        }

        @Override
        public String getExpressionName() {
            return "watched";
        }

        @Override
        public void export(ExpressionPresenter out) {
            throw new UnsupportedOperationException("rules are never written");
        }

        /** How Saxon evaluates what it has compiled. */
        @Override
        public Elaborator getElaborator() {
            return new PullElaborator() {
                @Override
                public PullEvaluator elaborateForPull() {
                    PullEvaluator items = getBaseExpression().makeElaborator().elaborateForPull();
                    return context -> tracked(items.iterate(context), context);
                }
            };
        }

        /** How Saxon evaluates the rest, such as global variables. */
        @Override
        public SequenceIterator iterate(XPathContext context) throws XPathException {
            return tracked(getBaseExpression().iterate(context), context);
        }

        private static SequenceIterator tracked(SequenceIterator items, XPathContext context) {
            return context.getController().makeFocusTracker(items, false);
        }
    }
}
