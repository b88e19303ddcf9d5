package de.ozghub.app.start;

import picocli.CommandLine.IVersionProvider;

/** Version of the hub, from the manifest of its jar. */
final class HubVersion implements IVersionProvider {

    static String text() {
        String version = HubVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"OZG-Hub " + text(), "Java " + Runtime.version()};
    }
}
