package de.ozghub.app.start;

import de.ozghub.app.alarm.AlarmTelling;
import de.ozghub.app.delivery.Gateway;
import de.ozghub.app.keys.KeyInventory;
import de.ozghub.app.keys.OfficeCertificates;
import de.ozghub.app.protection.Profile;
import de.ozghub.app.validation.ActivePackages;
import de.ozghub.backoffice.BackOffices;
import de.ozghub.core.channel.InboundChannel;
import de.ozghub.core.config.HubConfiguration;
import de.ozghub.fitconnect.FitConnectSenders;
import de.ozghub.journal.PostgresStore;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.xoev.validation.Judge;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a node needs, checked: it can start now.
 *
 * @param configVersion content hash of the configuration in force
 * @param judge of the schemas the packages work with
 * @param passwordHashes of the console's accounts, by account name
 * @param keys of the destinations
 * @param certificates towards the back offices
 * @param telling absent where nobody is told of alarms by mail
 */
record Prepared(
        HubConfiguration configuration,
        String configVersion,
        PostgresStore store,
        ActivePackages packages,
        Judge judge,
        List<InboundChannel> channels,
        FitConnectSenders senders,
        BackOffices backOffices,
        Map<BackOfficeKey, Gateway> gateways,
        Map<BackOfficeKey, Profile> profiles,
        Map<String, String> passwordHashes,
        KeyInventory keys,
        OfficeCertificates certificates,
        Anchoring anchoring,
        Optional<AlarmTelling> telling,
        InstantSource clock) {}
