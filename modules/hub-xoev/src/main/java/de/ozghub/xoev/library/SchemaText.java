package de.ozghub.xoev.library;

/** Sees every schema document before it is compiled and may hand over another text in its place. */
public interface SchemaText {

    /**
     * @param namespace target namespace of the document
     * @param xsd the document as it lies in the library
     * @return the same bytes, or what is to be compiled instead
     */
    byte[] read(String namespace, byte[] xsd);
}
