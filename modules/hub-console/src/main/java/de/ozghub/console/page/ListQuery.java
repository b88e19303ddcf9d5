package de.ozghub.console.page;

import de.ozghub.core.journal.Deadlines.Position;
import de.ozghub.core.journal.Deadlines.Urgency;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.journal.Submissions.Filter;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.SubmissionId;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the list is asked for, as it stands in the address. Blank means any.
 *
 * @param due {@code overdue} or {@code near}: only submissions with such a deadline, what is due first first
 * @param before last position of the page before: id of a submission, or with {@code due} that of a deadline
 * @param live {@code off} while the reader holds the page still
 */
public record ListQuery(
        @Nullable String state,
        @Nullable String authority,
        @Nullable String externalId,
        @Nullable String due,
        @Nullable String before,
        @Nullable String live) {

    public ListQuery {
        state = blankToNull(state);
        authority = blankToNull(authority);
        externalId = blankToNull(externalId);
        due = blankToNull(due);
        before = blankToNull(before);
    }

    /** Empty if a value names nothing that can exist; then nothing can be found. */
    Optional<Filter> filter() {
        if (isWrong(state, SubmissionState::of) || isWrong(authority, AuthorityKey::new) || isWrong(due, Urgency::of)) {
            return Optional.empty();
        }
        return Optional.of(new Filter(
                state == null ? null : SubmissionState.of(state),
                authority == null ? null : new AuthorityKey(authority),
                null,
                externalId));
    }

    /** Absent on the first page, and when the address was tampered with. */
    @Nullable
    SubmissionId beforeId() {
        return before == null || isWrong(before, SubmissionId::of) ? null : SubmissionId.of(before);
    }

    /** Absent where the list is not about deadlines. */
    @Nullable
    Urgency urgency() {
        return due == null || isWrong(due, Urgency::of) ? null : Urgency.of(due);
    }

    /** Absent on the first page, and when the address was tampered with. */
    @Nullable
    Position beforePosition() {
        return before == null || isWrong(before, Position::parse) ? null : Position.parse(before);
    }

    /** Whether the list is in the order of deadlines. */
    public boolean isByDue() {
        return urgency() != null;
    }

    public boolean isFiltered() {
        return state != null || authority != null || externalId != null || due != null;
    }

    /** Only the first page refreshes itself. */
    public boolean isLive() {
        return before == null && !"off".equals(live);
    }

    public String address() {
        return address(before, live);
    }

    public String addressHeld() {
        return address(before, "off");
    }

    public String addressLive() {
        return address(null, null);
    }

    public String addressAfter(String last) {
        return address(last, live);
    }

    private String address(@Nullable String beforeId, @Nullable String liveOrOff) {
        var address = UriComponentsBuilder.fromPath("/");
        add(address, "state", state);
        add(address, "authority", authority);
        add(address, "externalId", externalId);
        add(address, "due", due);
        add(address, "before", beforeId);
        add(address, "live", liveOrOff);
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
        if (value != null) {
            // A template variable, so that every reserved character of the value is encoded.
            address.queryParam(name, "{" + name + "}").uriVariables(java.util.Map.of(name, value));
        }
    }

    private static boolean isWrong(@Nullable String text, Function<String, ?> parse) {
        if (text == null) {
            return false;
        }
        try {
            return parse.apply(text) == null;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
