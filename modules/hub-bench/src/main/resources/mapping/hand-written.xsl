<?xml version="1.0" encoding="UTF-8"?>
<!-- What the rule table bench/liste does, as somebody would write it by hand. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:a="urn:ozg-hub:bench:antrag:1.0"
    xmlns="urn:ozg-hub:bench:auftrag:1.0" xmlns:f="urn:ozg-hub:bench:functions" exclude-result-prefixes="#all">
  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>
  <xsl:param name="submission-id"/>
  <xsl:variable name="codes" select="map{'aufstellen': 'N', 'tauschen': 'T', 'abholen': 'A'}"/>

  <!-- Texts are trimmed and brought into normal form C, as the hub does with every text. -->
  <xsl:function name="f:text" as="xs:string">
    <xsl:param name="text"/>
    <xsl:sequence select="normalize-unicode(normalize-space($text))"/>
  </xsl:function>

  <xsl:template match="/a:antrag">
    <auftrag>
      <einreichung><xsl:value-of select="$submission-id"/></einreichung>
      <person><xsl:value-of select="f:text(a:nachname), f:text(a:vorname)" separator=", "/></person>
      <wirksam><xsl:value-of select="format-date(xs:date(f:text(a:ab)), '[D01].[M01].[Y0001]')"/></wirksam>
      <xsl:apply-templates select="a:eintrag"/>
    </auftrag>
  </xsl:template>

  <xsl:template match="a:eintrag">
    <xsl:variable name="code" select="$codes(f:text(a:vorgang))"/>
    <xsl:if test="empty($code)"><xsl:sequence select="error(xs:QName('f:code-unknown'))"/></xsl:if>
    <posten nr="{position()}">
      <schluessel><xsl:value-of select="$code"/></schluessel>
      <art><xsl:value-of select="f:text(a:art)"/></art>
      <cent><xsl:value-of select="xs:integer(xs:decimal(f:text(a:betrag)) * 100)"/></cent>
      <tag><xsl:value-of select="format-date(xs:date(f:text(a:tag)), '[Y0001][M01][D01]')"/></tag>
      <anschrift><xsl:value-of select="f:text(a:strasse), f:text(a:ort)" separator=", "/></anschrift>
      <xsl:where-populated><text><xsl:value-of select="f:text(a:bemerkung)"/></text></xsl:where-populated>
    </posten>
  </xsl:template>
</xsl:stylesheet>
