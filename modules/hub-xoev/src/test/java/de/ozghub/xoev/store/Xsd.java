package de.ozghub.xoev.store;

/** Small schemas and lists for tests. */
public final class Xsd {

    private Xsd() {}

    /** A schema of a standard with one root. */
    public static String of(String name, String version, String root) {
        return schema(name, version, "<xs:element name='%s' type='xs:int'/>".formatted(root));
    }

    static String importing(String name, String version, String namespace, String location) {
        return schema(
                name,
                version,
                "<xs:import namespace='%s' schemaLocation='%s'/><xs:element name='a' type='xs:int'/>"
                        .formatted(namespace, location));
    }

    /** A schema without XÖV metadata. */
    static String plain(String namespace, String root) {
        return "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='%s'><xs:element name='%s' type='xs:int'/></xs:schema>"
                .formatted(namespace, root);
    }

    /** A genericode list with the code {@code c}. */
    public static String list(String uri, String version) {
        return """
               <g:CodeList xmlns:g='http://docs.oasis-open.org/codelist/ns/genericode/1.0/'>
                <Identification><ShortName>l</ShortName><Version>%2$s</Version><CanonicalUri>%1$s</CanonicalUri>
                 <CanonicalVersionUri>%1$s_%2$s</CanonicalVersionUri></Identification>
                <ColumnSet><Column Id='c' Use='required'><ShortName>c</ShortName><Data Type='string'/></Column>
                 <Key Id='k'><ShortName>k</ShortName><ColumnRef Ref='c'/></Key></ColumnSet>
                <SimpleCodeList><Row><Value ColumnRef='c'><SimpleValue>c</SimpleValue></Value></Row></SimpleCodeList>
               </g:CodeList>""".formatted(uri, version);
    }

    static String codes() {
        return schema(
                "xcodes",
                "1",
                """
                <xs:import namespace='http://xoev.de/schemata/code/1_0' schemaLocation='http://xoev.de/schemata/code/1_0/xoev-code.xsd'/>
                <xs:element name='message.0001'><xs:annotation><xs:appinfo><title>Titel</title>
                  <rechtsgrundlage>§ 1 Testgesetz</rechtsgrundlage></xs:appinfo></xs:annotation>
                 <xs:complexType><xs:sequence><xs:element ref='t:block'/><xs:element ref='t:described.0002'/></xs:sequence></xs:complexType></xs:element>
                <xs:element name='described.0002' type='xs:int'><xs:annotation><xs:appinfo><title>Auch</title></xs:appinfo></xs:annotation></xs:element>
                <xs:element name='block' type='xs:int'/>
                <xs:element name='shape' abstract='true' type='xs:int'/>
                <xs:simpleType name='Values'><xs:restriction base='xs:token'><xs:enumeration value='1'/></xs:restriction></xs:simpleType>
                """ + code("One", "t:Values", "fixed='urn:l:1'", "fixed='1'")
                        + code("Two", "xs:token", "fixed='urn:l:2'", "fixed='2'")
                        + code("Three", "xs:token", "fixed='urn:l:3'", "use='required'")
                        + code("Four", "xs:token", "use='required'", "use='required'"));
    }

    private static String code(String name, String type, String uri, String version) {
        return """
               <xs:complexType name='%s'><xs:complexContent><xs:restriction base='c:Code'>
                 <xs:sequence><xs:element name='code' type='%s'/></xs:sequence>
                 <xs:attribute name='listURI' type='xs:anyURI' %s/><xs:attribute name='listVersionID' type='xs:normalizedString' %s/>
               </xs:restriction></xs:complexContent></xs:complexType>""".formatted(name, type, uri, version);
    }

    private static String schema(String name, String version, String content) {
        return """
               <xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:t='urn:test:%1$s:%2$s' targetNamespace='urn:test:%1$s:%2$s'
                xmlns:c='http://xoev.de/schemata/code/1_0'>
                <xs:annotation><xs:appinfo><standard><nameKurz>%1$s</nameKurz><nameTechnisch>%1$s</nameTechnisch><kennung>urn:test:standard:%1$s</kennung></standard>
                 <versionStandard><version>%2$s</version><versionXOEVHandbuch>3.0.1</versionXOEVHandbuch></versionStandard></xs:appinfo></xs:annotation>
                %3$s</xs:schema>""".formatted(name, version, content);
    }
}
