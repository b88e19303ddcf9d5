<?xml version="1.0" encoding="UTF-8"?>
<!-- The cover sheet as people read it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:p="urn:ozg-hub:posteingang:1.0" exclude-result-prefixes="#all">
  <xsl:param name="hub"/>

  <xsl:template match="/p:eingang">
    <html lang="de">
      <head>
        <meta charset="utf-8"/>
        <title>Deckblatt</title>
        <style>
          body { font: 11pt/1.4 sans-serif; margin: 2.5cm 2cm; color: #111; background: #fff; }
          h1 { font-size: 16pt; margin: 0 0 .2em; }
          h2 { font-size: 12pt; margin: 1.5em 0 .3em; }
          table { border-collapse: collapse; width: 100%; }
          th, td { text-align: left; vertical-align: top; padding: .25em .6em .25em 0; border-bottom: 1px solid #bbb; overflow-wrap: anywhere; }
          th { font-weight: 600; }
          tr > th:first-child { width: 11em; }
          .text { white-space: pre-wrap; }
          @page { size: A4; margin: 0; }
        </style>
      </head>
      <body>
        <h1>Deckblatt – Digitaler Posteingang</h1>
        <p><xsl:value-of select="$hub/authority/@name"/></p>
        <table>
          <xsl:call-template name="row"><xsl:with-param name="label" select="'Rechtlicher Eingang'"/><xsl:with-param name="value" select="format-dateTime(xs:dateTime($hub/@received-at), '[D01].[M01].[Y0001], [H01]:[m01] Uhr', (), (), 'Europe/Berlin')"/></xsl:call-template>
          <xsl:call-template name="row"><xsl:with-param name="label" select="'Betreff'"/><xsl:with-param name="value" select="p:betreff"/></xsl:call-template>
          <xsl:call-template name="row"><xsl:with-param name="label" select="'Absender'"/><xsl:with-param name="value" select="p:absender"/></xsl:call-template>
          <xsl:call-template name="row"><xsl:with-param name="label" select="'Anschrift'"/><xsl:with-param name="value" select="p:anschrift"/></xsl:call-template>
          <xsl:call-template name="row"><xsl:with-param name="label" select="'E-Mail'"/><xsl:with-param name="value" select="p:email"/></xsl:call-template>
          <xsl:call-template name="row"><xsl:with-param name="label" select="'Leistung'"/><xsl:with-param name="value" select="$hub/@service"/></xsl:call-template>
          <xsl:call-template name="row"><xsl:with-param name="label" select="'Einreichung'"/><xsl:with-param name="value" select="$hub/@submission-id"/></xsl:call-template>
          <xsl:call-template name="row"><xsl:with-param name="label" select="'Kennung beim Absender'"/><xsl:with-param name="value" select="$hub/@external-id"/></xsl:call-template>
        </table>
        <xsl:if test="p:text">
          <h2>Text</h2>
          <p class="text"><xsl:value-of select="p:text"/></p>
        </xsl:if>
        <h2>Anlagen</h2>
        <xsl:choose>
          <xsl:when test="$hub/attachment">
            <table>
              <tr><th>Datei</th><th>Name beim Absender</th><th>Art</th><th>Größe</th></tr>
              <xsl:for-each select="$hub/attachment">
                <tr>
                  <td><xsl:value-of select="@id"/></td>
                  <td><xsl:value-of select="@filename"/></td>
                  <td><xsl:value-of select="@media-type"/></td>
                  <td><xsl:value-of select="@size"/> Bytes</td>
                </tr>
              </xsl:for-each>
            </table>
          </xsl:when>
          <xsl:otherwise><p>keine</p></xsl:otherwise>
        </xsl:choose>
        <p>Die Daten liegen als <i>original</i> bei, wie sie gesendet wurden.</p>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="row">
    <xsl:param name="label"/>
    <xsl:param name="value"/>
    <xsl:if test="string($value)">
      <tr><th scope="row"><xsl:value-of select="$label"/></th><td><xsl:value-of select="$value"/></td></tr>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
