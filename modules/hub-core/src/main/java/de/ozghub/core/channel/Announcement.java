package de.ozghub.core.channel;

import de.ozghub.submission.Area;
import de.ozghub.submission.Origin;
import de.ozghub.submission.ServiceKey;
import org.jspecify.annotations.Nullable;

/** What a channel says about an arrival before anything is opened; {@code area} only where the channel names one. */
public record Announcement(
        Origin origin, ServiceKey service, @Nullable Area area) {}
