package de.ozghub.attachments;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Looks into a zip and everything made of one: Office files, OpenDocument, archives. For one file. */
final class ZipScan {

    private static final String CONTENT_TYPES = "[content_types].xml";
    private static final String ODF = "mimetype";
    private static final String MACRO_TYPE = "macroenabled";
    private static final String TEMPLATE = "/attachedtemplate\"";
    private static final String OUTSIDE = "targetmode=\"external\"";
    private static final String LOCKED = "encryption-data";
    private static final TokenScan PARTS = new TokenScan(List.of(MACRO_TYPE, TEMPLATE, OUTSIDE, LOCKED));
    private static final String OOXML = "application/vnd.openxmlformats-officedocument.";

    private final Examination examination;
    private final Budget budget;
    private final Traits traits;
    private final int depth;
    private boolean office;
    private String part = "";
    private String openDocument = "";

    /** @param depth how many archives are around this one */
    ZipScan(Examination examination, Budget budget, Traits traits, int depth) {
        this.examination = examination;
        this.budget = budget;
        this.traits = traits;
        this.depth = depth;
    }

    /** The type by what is inside, else the type given. */
    String scan(InputStream in, String type) throws IOException {
        if (depth >= Budget.MAX_DEPTH) {
            traits.unreadable("archives in archives");
            return type;
        }
        var inner = new Traits();
        var tail = new ZipTail(in);
        int seen = 0;
        try {
            var zip = new ZipInputStream(tail, StandardCharsets.ISO_8859_1);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                budget.entry();
                seen++;
                String name = entry.getName().toLowerCase(Locale.ROOT);
                named(name);
                if (!entry.isDirectory()) {
                    content(name, new Counted(zip, budget), inner);
                }
            }
        } catch (ZipException | IllegalArgumentException e) {
            failed(e);
            return found(type);
        }
        tail.drain();
        if (tail.entries() != seen) {
            // Entries that only the directory at the end knows are seen by every other program.
            traits.unreadable("entries that are not in their place");
        }
        String found = found(type);
        if (!office && openDocument.isEmpty()) {
            inner.memberTypes().forEach(traits::member);
        }
        return found;
    }

    private void failed(Exception fault) {
        if (String.valueOf(fault.getMessage()).contains("encrypted")) {
            traits.encrypted();
        } else {
            traits.unreadable("damaged archive");
        }
    }

    private void named(String name) {
        office = office || name.equals(CONTENT_TYPES);
        if (name.startsWith("word/") || name.startsWith("xl/") || name.startsWith("ppt/")) {
            part = name.substring(0, name.indexOf('/'));
        }
        if (name.endsWith("vbaproject.bin") || name.startsWith("basic/") || name.startsWith("scripts/")) {
            traits.active("macro");
        }
        if (name.contains("/embeddings/oleobject") || name.contains("/activex/")) {
            traits.active("embedded-object");
        }
    }

    private void content(String name, InputStream content, Traits inner) throws IOException {
        if (name.equals(ODF) && depth == 0 && openDocument.isEmpty()) {
            var text = new String(content.readNBytes(200), StandardCharsets.ISO_8859_1).strip();
            openDocument = text.matches("application/[a-z.-]{1,100}") ? text : "";
        } else if (name.equals(CONTENT_TYPES) || name.endsWith(".rels") || name.equals("meta-inf/manifest.xml")) {
            described(PARTS.in(content));
        } else {
            var own = new Traits();
            inner.member(examination.examine(content, own, depth + 1));
            own.activeWords().forEach(traits::active);
            own.memberTypes().forEach(inner::member);
            if (own.isEncrypted()) {
                traits.encrypted();
            }
            String unreadable = own.unreadableBecause();
            if (unreadable != null) {
                traits.unreadable(unreadable);
            }
        }
        content.skip(Long.MAX_VALUE);
    }

    private void described(Set<String> words) {
        if (words.contains(MACRO_TYPE)) {
            traits.active("macro");
        }
        if (words.contains(TEMPLATE) && words.contains(OUTSIDE)) {
            traits.active("remote-template");
        }
        if (words.contains(LOCKED)) {
            traits.encrypted();
        }
    }

    private String found(String type) {
        if (!openDocument.isEmpty()) {
            return openDocument;
        }
        if (!office) {
            return type;
        }
        return switch (part) {
            case "word" -> OOXML + "wordprocessingml.document";
            case "xl" -> OOXML + "spreadsheetml.sheet";
            case "ppt" -> OOXML + "presentationml.presentation";
            case String _ -> type;
        };
    }

    /** An entry as it unpacks, at the cost of the budget; skipping reads. */
    private static final class Counted extends FilterInputStream {

        private final Budget budget;

        Counted(InputStream in, Budget budget) {
            super(in);
            this.budget = budget;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            budget.unpacked(Math.max(0, read));
            return read;
        }

        @Override
        public long skip(long bytes) throws IOException {
            byte[] block = new byte[8192];
            long skipped = 0;
            for (int read = read(block, 0, block.length); read >= 0; read = read(block, 0, block.length)) {
                skipped += read;
            }
            return skipped;
        }

        /** The entry ends with its archive. */
        @Override
        public void close() {}
    }
}
