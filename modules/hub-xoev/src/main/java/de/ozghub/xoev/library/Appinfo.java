package de.ozghub.xoev.library;

/**
 * What the schemas of a standard say of it (XÖV-Handbuch: {@code xs:appinfo} with {@code standard} and {@code
 * versionStandard}); a part they leave out is empty.
 *
 * @param title full German name
 * @param technicalName short name for files, for example {@code xbau}
 * @param handbook version of the XÖV-Handbuch, for example {@code 3.0.1}
 * @param generator version of the XGenerator
 */
public record Appinfo(
        StandardVersion standard, String title, String technicalName, String handbook, String generator) {}
