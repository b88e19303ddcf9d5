<?xml version="1.0" encoding="UTF-8"?>
<!--
  XBau 2.6 to XBau 2.5. Pass "um" converts and leaves a mark (u:nicht, u:anders) wherever 2.5 has no place or another name;
  the message is the result without marks, mode "bericht" lists them. Differences were read from the two schema packages
  (XBau-Hochbau 2.5 and 2.6, Kernmodul 1.2.2 and 1.3.0). What 2.5 cannot say without another meaning is refused: errors in
  the namespace urn:ozg-hub:mapping name the field.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:x="http://www.xleitstelle.de/xbau/2/6" xmlns:k="http://www.xleitstelle.de/xbau/kernmodul/1/3/0"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:u="urn:ozg-hub:uebernahme:1.0" xmlns:m="urn:ozg-hub:mapping"
    exclude-result-prefixes="#all">

  <xsl:param name="hub"/>

  <xsl:variable name="xbau" select="'http://www.xleitstelle.de/xbau/2/5'"/>
  <xsl:variable name="kernmodul" select="'http://www.xleitstelle.de/xbau/kernmodul/1/2/2'"/>

  <!-- Versions 2.5 fixes for lists whose version 2.6 raised. -->
  <xsl:variable name="list-versions" select="map{
      'urn:xoev-de:xbau:codeliste:xbau-nachrichten': '3.1',
      'urn:xoev-de:xbau-kernmodul:codeliste:xbau-kernmodul-nachrichten': '2.1',
      'urn:xoev-de:xbau:codeliste:abweichungart': '2.1',
      'urn:xoev-de:xbau:codeliste:artdesbetriebs': '2.0',
      'urn:xoev-de:xbau:codeliste:artdesverbindungsstuecks': '2.0',
      'urn:xoev-de:xbau:codeliste:baulastauskunft': '2.0',
      'urn:xoev-de:xbau:codeliste:bautechnischernachweisart': '2.1',
      'urn:xoev-de:xbau:codeliste:beteiligterfachrichtung': '2.0',
      'urn:xoev-de:xbau:codeliste:formellebefundeart': '2.0',
      'urn:xoev-de:xbau:codeliste:genehmigungsfreistellung': '2.0',
      'urn:xoev-de:xbau:codeliste:materialien': '2.0',
      'urn:xoev-de:xbau:codeliste:mppvopruefungtechnischeanlageanlass': '2.0',
      'urn:xoev-de:xbau:codeliste:mppvotechnischeanlageweiterbetrieb': '2.0',
      'urn:xoev-de:xbau:codeliste:nebenbestimmungart': '2.0',
      'urn:xoev-de:xbau:codeliste:nichtwohngebaeudeart': '2.0'}"/>

  <!-- Kernmodul types whose own list 2.6 and 2.5 leave open keep their version. -->
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
    <bericht xmlns="urn:ozg-hub:uebernahme:1.0" nachricht="{local-name(*)}" von="XBau 2.6" nach="XBau 2.5">
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

  <xsl:template match="/x:*/@version" mode="um"><xsl:attribute name="version" select="'2.5'"/></xsl:template>
  <xsl:template match="/k:*/@version" mode="um"><xsl:attribute name="version" select="'1.2.2'"/></xsl:template>

  <!-- Code lists. A reference (bezug) to a message that only 2.6 knows keeps the newer list. -->
  <xsl:template match="@listVersionID[map:contains($list-versions, string(../@listURI))]" mode="um">
    <xsl:attribute name="listVersionID" select="$list-versions(string(../@listURI))"/>
  </xsl:template>
  <xsl:template match="*:nachrichtentyp[normalize-space(code) = ('0703', '0704', '0720', '0721', '0722', '0723', '0724', '0725',
      '0726', '0904', '0913', '0923', '1180', '1181')]/@listVersionID" mode="um" priority="2">
    <xsl:copy/>
  </xsl:template>
  <!-- Without its list a version says only what the schema fixes anyway. -->
  <xsl:template match="(x:artDesVerbindungsstuecks | x:artDesNichtwohngebaeudes | x:fachrichtung/x:code | x:artDesBetriebs
      | x:artDesBautechnischenNachweises | x:pruefauftrag/x:gegenstand | x:materialien | x:ergebnisDesVerfahrens
      | x:festlegung | x:anlass | x:art | *:nachrichtentyp)[not(@listURI)]/@listVersionID" mode="um" priority="3"/>

  <xsl:template match="*:gemeindeschluessel[code][not(@listURI)]" mode="um">
    <xsl:element name="{if (self::x:*) then 'xbau:' else ''}{local-name()}" namespace="{if (self::x:*) then $xbau else ''}">
      <xsl:attribute name="listURI" select="'urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:ags'"/>
      <xsl:apply-templates select="@* | node()" mode="um"/>
    </xsl:element>
  </xsl:template>

  <!-- Codes new in 2.6: in a permit nothing is left out silently, so the message is refused. -->
  <xsl:template match="x:nebenbestimmung/x:art[normalize-space(code) = ('4', '5', '6')]" mode="um" priority="4">
    <xsl:sequence select="error(xs:QName('m:code-unknown'), 'Art der Nebenbestimmung')"/>
  </xsl:template>
  <xsl:template match="(x:artDesBautechnischenNachweises | x:pruefauftrag/x:gegenstand)[normalize-space(code) = '6']" mode="um" priority="4">
    <xsl:sequence select="error(xs:QName('m:code-unknown'), 'Art des bautechnischen Nachweises')"/>
  </xsl:template>
  <xsl:template match="(x:abweichung | x:abweichungBeantragt | x:abweichungBearbeitet | *)/x:art[@listURI][ancestor::*[contains(lower-case(local-name()), 'abweichung')]]" mode="um" priority="3">
    <xsl:if test="not(normalize-space(@listURI) = 'urn:xoev-de:xbau:codeliste:abweichungart') or not(normalize-space(code) = ('1', '2', '3', '4', '5'))">
      <xsl:sequence select="error(xs:QName('m:code-unknown'), 'Art der Abweichung')"/>
    </xsl:if>
    <xsl:next-match/>
  </xsl:template>
  <xsl:template match="x:artDesBefundes" mode="um">
    <xsl:if test="not(normalize-space(@listURI) = 'urn:xoev-de:xbau:codeliste:formellebefundeart')">
      <xsl:sequence select="error(xs:QName('m:code-unknown'), 'Art des formellen Befundes')"/>
    </xsl:if>
    <xsl:next-match/>
  </xsl:template>
  <xsl:template match="x:fachrichtung[normalize-space(x:code/code) = '99']" mode="um">
    <xsl:element name="xbau:fachrichtung" namespace="{$xbau}">
      <xsl:element name="xbau:nichtGelisteterWert" namespace="{$xbau}"><xsl:value-of select="(x:code/name, 'Sonstige (99)')[1]"/></xsl:element>
      <xsl:call-template name="anders"><xsl:with-param name="grund" select="'Die Fachrichtung 99 kennt XBau 2.5 nur als freie Angabe.'"/></xsl:call-template>
    </xsl:element>
  </xsl:template>

  <!-- Links to documents. -->
  <xsl:template match="anhangOderVerlinkung/verlinkung" mode="um">
    <uriVerlinkung><xsl:value-of select="uriVerlinkung"/></uriVerlinkung>
    <xsl:call-template name="nicht">
      <xsl:with-param name="grund" select="'XBau 2.5 kennt zu einer Verlinkung keinen Dateinamen.'"/>
      <xsl:with-param name="was" select="dateiname"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Certificate of self-containedness. -->
  <xsl:template match="x:anzahlGaragenUndStellplaetze" mode="um">
    <xsl:element name="xbau:anzahlGaragen" namespace="{$xbau}"><xsl:apply-templates mode="um"/></xsl:element>
    <xsl:call-template name="anders"><xsl:with-param name="grund" select="'Heißt in XBau 2.5 anzahlGaragen; die Zahl umfasst auch Stellplätze.'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="x:nummernGaragenUndStellplaetze" mode="um">
    <xsl:element name="xbau:nummernGaragen" namespace="{$xbau}"><xsl:apply-templates mode="um"/></xsl:element>
    <xsl:call-template name="anders"><xsl:with-param name="grund" select="'Heißt in XBau 2.5 nummernGaragen; die Angabe umfasst auch Stellplätze.'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="x:dauerwohnrecht" mode="um">
    <xsl:element name="xbau:dauerwohnnrecht" namespace="{$xbau}"><xsl:apply-templates mode="um"/></xsl:element>
    <xsl:call-template name="anders"><xsl:with-param name="grund" select="'Heißt in XBau 2.5 dauerwohnnrecht.'"/></xsl:call-template>
  </xsl:template>

  <!-- Fields new in 2.6. -->
  <xsl:template match="x:baubeschreibung/x:anzahlDerWohnungen
      | x:baugenehmigung/x:verfahrensart
      | x:artDerBaulast
      | x:baugenehmigung.antrag.0200/x:datenabruf
      | x:baulasten.nachforderung.0701/x:anlagen
      | x:baulasten.vorlageErklaerung.0700/x:referenzBaulast
      | x:baulastenverzeichnis.anfrage.0710/x:rolleAntragsteller
      | x:angabenGrundstuecke/x:grundstueck/x:artBaulastauskunft
      | x:grundstuecksteilung.antrag.0240/x:negativzeugnis
      | x:informationsempfaenger.benachrichtigung.0400/x:adressierteStelle
      | x:informationsempfaenger.benachrichtigungUV.0401/x:bauvorhaben/x:zuvnummer
      | x:informationsempfaenger.benachrichtigungUV.0401/x:bauvorhaben/x:bezeichnungDesBauvorhabens
      | x:kammernverzeichnis.auskunft.0931//x:status
      | x:kammernverzeichnis.auskunft.0931//x:sperrung
      | x:kammernverzeichnis.auskunft.0931/x:anlagen
      | x:pruefingenieure.pruefauftrag.0500/x:prozessmerkmaleVerfahrensart
      | x:nachweisbezug" mode="um" priority="5">
    <xsl:call-template name="nicht"><xsl:with-param name="grund" select="'Das Feld gibt es in XBau 2.5 nicht.'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="x:informationsempfaenger.benachrichtigungUV.0401/x:bauvorhaben/x:artDerBaumassnahme" mode="um" priority="5">
    <xsl:call-template name="nicht"><xsl:with-param name="grund" select="'XBau 2.5 kennt die Art der Baumaßnahme nur zusammen mit einer Klassifikation, die hier fehlt.'"/></xsl:call-template>
  </xsl:template>

  <!-- The GML profile of the 2.5 package is a frame without coordinates: a geometry would arrive empty. -->
  <xsl:template match="x:lageGebaeude | x:lageBauvorhaben | x:baulastgegenstand | lageVorhaben | x:verortungHausnummer" mode="um" priority="5">
    <xsl:call-template name="nicht"><xsl:with-param name="grund" select="'Das Schemapaket von XBau 2.5 hat keinen Platz für Koordinaten.'"/></xsl:call-template>
  </xsl:template>

  <!-- Qualification of designers: 2.6 put each entry beside its proof. -->
  <xsl:template match="x:berechtigung/x:grundlageBauvorlageBerechtigung | x:berechtigung/x:nachweisBerechtigung
      | x:berechtigung/x:berufsbezeichnung" mode="um">
    <xsl:apply-templates select="*[node-name() = node-name(current())]" mode="um"/>
    <xsl:apply-templates select="x:nachweisbezug" mode="um"/>
  </xsl:template>

  <!-- Contacts for statistics: one element for all in 2.5, one for each in 2.6. -->
  <xsl:template match="x:ansprechpartner[parent::x:*[starts-with(local-name(), 'statistik.')]]" mode="um"/>
  <xsl:template match="/x:*[starts-with(local-name(), 'statistik.')]" mode="um">
    <xsl:element name="xbau:{local-name()}" namespace="{$xbau}">
      <xsl:apply-templates select="@*, node()" mode="um"/>
      <xsl:variable name="all" select="x:ansprechpartner/(. | x:datenAnsprechpartner)"/>
      <xsl:element name="xbau:ansprechpartner" namespace="{$xbau}">
        <xsl:apply-templates select="($all/x:bauamt)[1]" mode="um"/>
        <xsl:for-each select="($all/x:bevollmaechtigter)[1], ($all/x:architektEntwurfsverfasser)[1]">
          <xsl:element name="xbau:{local-name()}" namespace="{$xbau}">
            <natuerlichePerson><xsl:apply-templates select="node()" mode="um"/></natuerlichePerson>
          </xsl:element>
        </xsl:for-each>
      </xsl:element>
      <xsl:call-template name="nicht">
        <xsl:with-param name="grund" select="'XBau 2.5 kennt von jeder Art nur einen Ansprechpartner.'"/>
        <xsl:with-param name="was" select="($all/x:bauamt)[position() gt 1], ($all/x:bevollmaechtigter)[position() gt 1], ($all/x:architektEntwurfsverfasser)[position() gt 1]"/>
      </xsl:call-template>
      <xsl:call-template name="nicht">
        <xsl:with-param name="grund" select="'Das Feld gibt es in XBau 2.5 nicht.'"/>
        <xsl:with-param name="was" select="x:ansprechpartner/x:einwilligungAnsprechpartner"/>
      </xsl:call-template>
    </xsl:element>
  </xsl:template>

  <!-- 1140: findings stood before the deadline and were obligatory. -->
  <xsl:template match="/k:prozessnachrichten.formellePruefungBefundliste.1140" mode="um">
    <xsl:if test="not(befundFrist/befundliste)">
      <xsl:sequence select="error(xs:QName('m:required-missing'), 'Befundliste')"/>
    </xsl:if>
    <xsl:element name="xbauk:{local-name()}" namespace="{$kernmodul}">
      <xsl:apply-templates select="@*, nachrichtenkopf.g2g, bezug, befundFrist/befundliste, dokumentationVollstaendig, befundFrist/frist" mode="um"/>
      <xsl:call-template name="nicht">
        <xsl:with-param name="grund" select="'Das Feld gibt es in XBau 2.5 nicht.'"/>
        <xsl:with-param name="was" select="anschreiben, angebotFuerAntwortLeser, anlagen"/>
      </xsl:call-template>
    </xsl:element>
  </xsl:template>

  <!-- 1200: the kind of application was a text. -->
  <xsl:template match="/k:universellerAntrag.antrag.1200/artDesAntrags" mode="um">
    <artDesAntrags>
      <textabsatz><xsl:value-of select="code"/></textabsatz>
      <xsl:for-each select="name"><textabsatz><xsl:value-of select="."/></textabsatz></xsl:for-each>
    </artDesAntrags>
    <xsl:call-template name="anders"><xsl:with-param name="grund" select="'Die Art des Antrags ist in XBau 2.5 ein Text.'"/></xsl:call-template>
    <xsl:call-template name="nicht">
      <xsl:with-param name="grund" select="'Ein Text nennt keine Codeliste.'"/>
      <xsl:with-param name="was" select="@listURI, @listVersionID"/>
    </xsl:call-template>
  </xsl:template>

  <!-- 0300, 0302: one concern in 2.5. -->
  <xsl:template match="x:anliegenBeteiligung[position() gt 1][parent::x:beteiligung.aufforderung.0300 or parent::x:beteiligung.aufforderungKorrektur.0302]" mode="um" priority="5">
    <xsl:call-template name="nicht"><xsl:with-param name="grund" select="'XBau 2.5 kennt nur ein Anliegen je Aufforderung.'"/></xsl:call-template>
  </xsl:template>

  <!-- 0701: findings and deadline stood apart. -->
  <xsl:template match="x:baulasten.nachforderung.0701/x:befundfrist" mode="um">
    <xsl:apply-templates select="x:befundliste" mode="um"/>
    <xsl:call-template name="nicht">
      <xsl:with-param name="grund" select="'Das Feld gibt es in XBau 2.5 nicht.'"/>
      <xsl:with-param name="was" select="x:frist"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="x:baulastenverzeichnis.anfrage.0710/x:antragsteller" mode="um">
    <xsl:element name="xbau:anfragendePerson" namespace="{$xbau}"><xsl:apply-templates select="@* | node()" mode="um"/></xsl:element>
    <xsl:call-template name="anders"><xsl:with-param name="grund" select="'Heißt in XBau 2.5 anfragendePerson.'"/></xsl:call-template>
  </xsl:template>

  <!-- 0713: the answer for each plot. Codes 4 and 5 say that there is no answer; 2.5 has no such answer for one plot. -->
  <xsl:template match="x:baulastenverzeichnis.auskunft.0713/x:ergebnis" mode="um">
    <xsl:element name="xbau:ergebnis" namespace="{$xbau}">
      <xsl:element name="xbau:auskunft" namespace="{$xbau}"><xsl:apply-templates select="x:grundstueck" mode="um"/></xsl:element>
    </xsl:element>
  </xsl:template>
  <xsl:template match="x:baulastenverzeichnis.auskunft.0713/x:ergebnis/x:grundstueck" mode="um">
    <xsl:if test="normalize-space(x:baulastErgebnis/code) = ('4', '5')">
      <xsl:sequence select="error(xs:QName('m:code-unknown'), 'Ergebnis der Baulastauskunft')"/>
    </xsl:if>
    <xsl:element name="xbau:grundstueck" namespace="{$xbau}">
      <xsl:element name="xbau:angefragtesGrundstueck" namespace="{$xbau}"><xsl:apply-templates select="x:angabeGrundstueck/node()" mode="um"/></xsl:element>
      <xsl:element name="xbau:baulastVorhanden" namespace="{$xbau}"><xsl:value-of select="normalize-space(x:baulastErgebnis/code) = '1'"/></xsl:element>
      <xsl:apply-templates select="x:baulastDaten, x:anlagen" mode="um"/>
      <xsl:call-template name="nicht">
        <xsl:with-param name="grund" select="'XBau 2.5 sagt nur, ob eine Baulast vorhanden ist (baulastVorhanden).'"/>
        <xsl:with-param name="was" select="x:baulastErgebnis"/>
      </xsl:call-template>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>
