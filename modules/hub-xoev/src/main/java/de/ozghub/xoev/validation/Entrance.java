package de.ozghub.xoev.validation;

import de.ozghub.submission.ProblemCode;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.OpenDocument;
import de.ozghub.xoev.xml.XmlFault;
import java.io.Serial;

/** Everything that decides without a schema; its first fault is the only one. */
final class Entrance {

    /** The document gets no further. */
    static final class Refused extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Finding finding;

        Refused(Finding finding) {
            super(finding.rule(), null, false, false);
            this.finding = finding;
        }

        Finding finding() {
            return finding;
        }
    }

    private Entrance() {}

    /** To be closed. */
    static OpenDocument open(HardenedXml xml, byte[] document) throws Refused {
        requireSize(document, xml.limits().maxBytes());
        requireUtf8(document);
        try {
            return xml.open(document);
        } catch (XmlFault e) {
            throw new Refused(Sentences.fault(e, "", e.code() == ProblemCode.NOT_UTF8 ? "1" : ""));
        }
    }

    static void requireSize(byte[] document, long limit) throws Refused {
        if (document.length > limit) {
            throw new Refused(Sentences.catalogue(ProblemCode.TOO_LARGE, "max-bytes", 0, 0, "", String.valueOf(limit)));
        }
    }

    static void requireUtf8(byte[] document) throws Refused {
        var fault = Utf8.check(document);
        if (fault != null) {
            throw new Refused(Sentences.catalogue(
                    ProblemCode.NOT_UTF8, "utf-8", fault.line(), 0, "", String.valueOf(fault.position())));
        }
    }
}
