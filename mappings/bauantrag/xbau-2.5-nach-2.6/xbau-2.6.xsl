<?xml version="1.0" encoding="UTF-8"?>
<!--
  XBau 2.5 to XBau 2.6, for portals that are late. The counterpart of xbau-2.6-nach-2.5 and built alike: pass "um" converts and
  leaves a mark (u:nicht, u:anders) wherever 2.6 has no place or another name; the message is the result without marks, mode
  "bericht" lists them. What 2.6 demands and 2.5 does not say is refused: errors in the namespace urn:ozg-hub:mapping name the
  field. What was converted here comes back unchanged from the other package; a test converts every root there and back.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:x="http://www.xleitstelle.de/xbau/2/5" xmlns:k="http://www.xleitstelle.de/xbau/kernmodul/1/2/2"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:u="urn:ozg-hub:uebernahme:1.0" xmlns:m="urn:ozg-hub:mapping"
    exclude-result-prefixes="#all">

  <xsl:param name="hub"/>

  <xsl:variable name="xbau" select="'http://www.xleitstelle.de/xbau/2/6'"/>
  <xsl:variable name="kernmodul" select="'http://www.xleitstelle.de/xbau/kernmodul/1/3/0'"/>

  <!-- Versions 2.6 fixes for lists whose version it raised. -->
  <xsl:variable name="list-versions" select="map{
      'urn:xoev-de:xbau:codeliste:xbau-nachrichten': '4.0',
      'urn:xoev-de:xbau-kernmodul:codeliste:xbau-kernmodul-nachrichten': '3.0',
      'urn:xoev-de:xbau:codeliste:artdesbetriebs': '3.0',
      'urn:xoev-de:xbau:codeliste:artdesverbindungsstuecks': '3.0',
      'urn:xoev-de:xbau:codeliste:baulastauskunft': '3.0',
      'urn:xoev-de:xbau:codeliste:bautechnischernachweisart': '3.0',
      'urn:xoev-de:xbau:codeliste:beteiligterfachrichtung': '3.0',
      'urn:xoev-de:xbau:codeliste:genehmigungsfreistellung': '3.0',
      'urn:xoev-de:xbau:codeliste:materialien': '3.0',
      'urn:xoev-de:xbau:codeliste:mppvopruefungtechnischeanlageanlass': '3.0',
      'urn:xoev-de:xbau:codeliste:mppvotechnischeanlageweiterbetrieb': '3.0',
      'urn:xoev-de:xbau:codeliste:nebenbestimmungart': '3.0',
      'urn:xoev-de:xbau:codeliste:nichtwohngebaeudeart': '3.0'}"/>

  <xsl:variable name="converted">
    <xsl:apply-templates select="/" mode="um"/>
  </xsl:variable>

  <!-- The message: the converted tree without its marks. -->
  <xsl:template match="/">
    <xsl:apply-templates select="$converted/*" mode="fertig"/>
  </xsl:template>

  <xsl:mode name="fertig" on-no-match="shallow-copy"/>
  <xsl:template match="u:*" mode="fertig"/>

  <!-- The report: what the marks say. -->
  <xsl:template match="/" mode="bericht">
    <bericht xmlns="urn:ozg-hub:uebernahme:1.0" nachricht="{local-name(*)}" von="XBau 2.5" nach="XBau 2.6">
      <uebernommen><xsl:value-of select="count($converted//*[not(ancestor-or-self::u:*)][not(*[not(self::u:*)])][normalize-space(string-join(text()))])"/></uebernommen>
      <xsl:for-each select="$converted//u:anders">
        <anders><xsl:call-template name="stelle"/></anders>
      </xsl:for-each>
      <xsl:for-each select="$converted//u:nicht">
        <nichtUebernommen><xsl:call-template name="stelle"/></nichtUebernommen>
      </xsl:for-each>
    </bericht>
  </xsl:template>

  <xsl:template name="stelle">
    <pfad xmlns="urn:ozg-hub:uebernahme:1.0"><xsl:value-of select="@pfad"/></pfad>
    <grund xmlns="urn:ozg-hub:uebernahme:1.0"><xsl:value-of select="@grund"/></grund>
    <xsl:if test="string(.)"><wert xmlns="urn:ozg-hub:uebernahme:1.0"><xsl:value-of select="."/></wert></xsl:if>
  </xsl:template>

  <!-- Marks. -->
  <xsl:function name="u:pfad" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="string-join(for $step in $node/ancestor-or-self::node()[not(self::document-node())]
        return if ($step instance of attribute()) then concat('@', local-name($step))
        else concat(local-name($step), if (count($step/../*[node-name() = node-name($step)]) gt 1)
        then concat('[', count($step/preceding-sibling::*[node-name() = node-name($step)]) + 1, ']') else ''), '/')"/>
  </xsl:function>

  <xsl:template name="nicht">
    <xsl:param name="grund" as="xs:string"/>
    <xsl:param name="was" as="node()*" select="."/>
    <xsl:for-each select="$was/descendant-or-self::*[not(*)], $was/descendant-or-self::*/@*, $was[self::attribute()]">
      <u:nicht pfad="{u:pfad(.)}" grund="{$grund}"><xsl:value-of select="."/></u:nicht>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="anders">
    <xsl:param name="grund" as="xs:string"/>
    <u:anders pfad="{u:pfad(.)}" grund="{$grund}"/>
  </xsl:template>

  <!-- What both versions have. -->
  <xsl:mode name="um" on-no-match="shallow-copy"/>

  <xsl:template match="x:*" mode="um">
    <xsl:element name="xbau:{local-name()}" namespace="{$xbau}">
      <xsl:apply-templates select="@* | node()" mode="um"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="k:*" mode="um">
    <xsl:element name="xbauk:{local-name()}" namespace="{$kernmodul}">
      <xsl:apply-templates select="@* | node()" mode="um"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="*" mode="um" priority="-0.8">
    <xsl:copy copy-namespaces="no">
      <xsl:apply-templates select="@* | node()" mode="um"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="um"/>

  <xsl:template match="/x:*/@version" mode="um"><xsl:attribute name="version" select="'2.6'"/></xsl:template>
  <xsl:template match="/k:*/@version" mode="um"><xsl:attribute name="version" select="'1.3.0'"/></xsl:template>

  <!-- Code lists. Without its list a version says only what the schema fixes anyway. -->
  <xsl:template match="@listVersionID[map:contains($list-versions, string(../@listURI))]" mode="um">
    <xsl:attribute name="listVersionID" select="$list-versions(string(../@listURI))"/>
  </xsl:template>
  <xsl:template match="(x:artDesVerbindungsstuecks | x:artDesNichtwohngebaeudes | x:fachrichtung/x:code | x:artDesBetriebs
      | x:artDesBautechnischenNachweises | x:pruefauftrag/x:gegenstand | x:materialien | x:ergebnisDesVerfahrens
      | x:festlegung | x:anlass | x:art | *:nachrichtentyp)[not(@listURI)]/@listVersionID" mode="um" priority="3"/>

  <!-- Lists 2.6 leaves open: what 2.5 fixes is said. -->
  <xsl:variable name="opened" select="map{
      'artDesBefundes': ('urn:xoev-de:xbau:codeliste:formellebefundeart', '2.0'),
      'art': ('urn:xoev-de:xbau:codeliste:abweichungart', '2.1')}"/>
  <xsl:template match="x:artDesBefundes | x:art[ancestor::*[contains(lower-case(local-name()), 'abweichung')]]" mode="um">
    <xsl:element name="xbau:{local-name()}" namespace="{$xbau}">
      <xsl:attribute name="listURI" select="$opened(local-name())[1]"/>
      <xsl:attribute name="listVersionID" select="$opened(local-name())[2]"/>
      <xsl:apply-templates select="node()" mode="um"/>
    </xsl:element>
  </xsl:template>

  <!-- 2.6 forbids elements that say nothing, 2.5 does not. -->
  <xsl:template match="*[parent::*][not(normalize-space(.))][not(descendant-or-self::*/@*)]" mode="um" priority="9"/>

  <!-- What 2.6 demands and 2.5 does not know. -->
  <xsl:template match="x:baugenehmigung[x:artDerBautaetigkeit]" mode="um">
    <xsl:sequence select="error(xs:QName('m:required-missing'), 'Verfahrensart (Statistik)')"/>
  </xsl:template>
  <xsl:template match="x:baulast[parent::*[starts-with(local-name(), 'baulast')]]" mode="um">
    <xsl:sequence select="error(xs:QName('m:required-missing'), 'Art der Baulast')"/>
  </xsl:template>
  <!-- One element for all kinds in 2.5, one for each in 2.6, partly with a consent 2.5 does not know. -->
  <xsl:template match="x:ansprechpartner[x:bevollmaechtigter or x:architektEntwurfsverfasser]" mode="um">
    <xsl:sequence select="error(xs:QName('m:required-missing'), 'Einwilligung des Ansprechpartners (Statistik)')"/>
  </xsl:template>

  <!-- 2.6 takes municipalities by AGS alone. -->
  <xsl:template match="*:gemeindeschluessel[@listURI][not(normalize-space(@listURI) = 'urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:ags')]" mode="um" priority="2">
    <xsl:sequence select="error(xs:QName('m:code-unknown'), 'Gemeindeschlüssel')"/>
  </xsl:template>

  <!-- The GML profile of the 2.5 package is a frame without coordinates: there is nothing in it to carry. -->
  <xsl:template match="x:lageGebaeude | x:lageBauvorhaben | x:baulastgegenstand | lageVorhaben | x:verortungHausnummer" mode="um" priority="5">
    <xsl:call-template name="nicht"><xsl:with-param name="grund" select="'Die Geometrie von XBau 2.5 hat keine Koordinaten.'"/></xsl:call-template>
  </xsl:template>

  <!-- Links to documents. -->
  <xsl:template match="anhangOderVerlinkung/uriVerlinkung" mode="um">
    <verlinkung><xsl:copy-of select="." copy-namespaces="no"/></verlinkung>
  </xsl:template>

  <!-- Certificate of self-containedness. -->
  <xsl:template match="x:anzahlGaragen" mode="um">
    <xsl:element name="xbau:anzahlGaragenUndStellplaetze" namespace="{$xbau}"><xsl:apply-templates mode="um"/></xsl:element>
    <xsl:call-template name="anders"><xsl:with-param name="grund" select="'Heißt in XBau 2.6 anzahlGaragenUndStellplaetze.'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="x:nummernGaragen" mode="um">
    <xsl:element name="xbau:nummernGaragenUndStellplaetze" namespace="{$xbau}"><xsl:apply-templates mode="um"/></xsl:element>
    <xsl:call-template name="anders"><xsl:with-param name="grund" select="'Heißt in XBau 2.6 nummernGaragenUndStellplaetze.'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="x:dauerwohnnrecht" mode="um">
    <xsl:element name="xbau:dauerwohnrecht" namespace="{$xbau}"><xsl:apply-templates mode="um"/></xsl:element>
    <xsl:call-template name="anders"><xsl:with-param name="grund" select="'Heißt in XBau 2.6 dauerwohnrecht.'"/></xsl:call-template>
  </xsl:template>

  <!-- Qualification of designers: 2.6 has a place for a proof beside each entry. -->
  <xsl:template match="x:berechtigung/x:grundlageBauvorlageBerechtigung | x:berechtigung/x:nachweisBerechtigung
      | x:berechtigung/x:berufsbezeichnung" mode="um">
    <xsl:element name="xbau:{local-name()}" namespace="{$xbau}">
      <xsl:element name="xbau:{local-name()}" namespace="{$xbau}"><xsl:apply-templates select="@* | node()" mode="um"/></xsl:element>
    </xsl:element>
  </xsl:template>

  <!-- 1140: findings and deadline stand together in 2.6. -->
  <xsl:template match="/k:prozessnachrichten.formellePruefungBefundliste.1140" mode="um">
    <xsl:element name="xbauk:{local-name()}" namespace="{$kernmodul}">
      <xsl:apply-templates select="@*, nachrichtenkopf.g2g, bezug" mode="um"/>
      <xsl:apply-templates select="dokumentationVollstaendig" mode="um"/>
      <befundFrist><xsl:apply-templates select="befundliste, frist" mode="um"/></befundFrist>
    </xsl:element>
  </xsl:template>

  <!-- 1200: the kind of application is a code in 2.6, and a text tells none. -->
  <xsl:template match="/k:universellerAntrag.antrag.1200/artDesAntrags" mode="um">
    <xsl:sequence select="error(xs:QName('m:code-unknown'), 'Art des Antrags')"/>
  </xsl:template>

  <!-- 0701: findings have a deadline beside them in 2.6. -->
  <xsl:template match="x:baulasten.nachforderung.0701/x:befundliste" mode="um">
    <xsl:element name="xbau:befundfrist" namespace="{$xbau}">
      <xsl:element name="xbau:befundliste" namespace="{$xbau}"><xsl:apply-templates select="@* | node()" mode="um"/></xsl:element>
    </xsl:element>
  </xsl:template>

  <!-- 0710: 2.6 wants to know for each plot whether a copy is needed. -->
  <xsl:template match="/x:baulastenverzeichnis.anfrage.0710" mode="um">
    <xsl:sequence select="error(xs:QName('m:required-missing'), 'Art der Baulastauskunft')"/>
  </xsl:template>

</xsl:stylesheet>
