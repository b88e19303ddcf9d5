package de.ozghub.mapping.table;

import de.ozghub.mapping.definition.Rule;
import de.ozghub.mapping.message.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.namespace.QName;
import net.sf.saxon.s9api.XdmItem;
import org.jspecify.annotations.Nullable;

/** What is noted while one message is made: faults, losses and, where somebody asks, who wrote what. For one thread. */
public final class Notes {

    private final List<RuleFault> faults = new ArrayList<>();
    private final List<RuleFault> losses = new ArrayList<>();
    private final @Nullable Consumer<Entry> witness;

    private Notes(@Nullable Consumer<Entry> witness) {
        this.witness = witness;
    }

    public static Notes plain() {
        return new Notes(null);
    }

    /** Tells the witness every field that a rule writes. */
    public static Notes witnessed(Consumer<Entry> witness) {
        return new Notes(witness);
    }

    public void fault(RuleFault fault) {
        faults.add(fault);
    }

    public void loss(RuleFault loss) {
        losses.add(loss);
    }

    public boolean faulty() {
        return !faults.isEmpty();
    }

    public List<RuleFault> faults() {
        return List.copyOf(faults);
    }

    public List<RuleFault> losses() {
        return List.copyOf(losses);
    }

    void wrote(Entry entry) {
        if (witness != null) {
            witness.accept(entry);
        }
    }

    boolean witnessed() {
        return witness != null;
    }

    /**
     * One field a rule has written.
     *
     * @param element it stands in
     * @param attribute null for the element's text
     * @param sources items the rule found in the data; empty where it takes nothing from them
     */
    public record Entry(
            Rule.Field rule, Element element, @Nullable QName attribute, String text, List<XdmItem> sources) {
        public Entry {
            sources = List.copyOf(sources);
        }
    }
}
