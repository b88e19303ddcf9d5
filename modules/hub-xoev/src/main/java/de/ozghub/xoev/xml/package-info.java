/**
 * Hardened XML: the only place of the hub where parsers, schema factories and XSLT processors are made.
 *
 * <p>In: bytes of strangers, schemas and stylesheets of the library. Out: readers that refuse DTDs, entities, XInclude,
 * every access to network and files, and whatever exceeds {@link de.ozghub.xoev.xml.XmlLimits}. Problem codes: {@code
 * NOT_UTF8}, {@code NOT_WELL_FORMED}, {@code XML_FORBIDDEN}, {@code TOO_LARGE}. Called by validation, library, mapping and
 * every channel that reads XML.
 */
@NullMarked
package de.ozghub.xoev.xml;

import org.jspecify.annotations.NullMarked;
