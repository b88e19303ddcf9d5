package de.ozghub.journal;

import de.ozghub.core.backoffice.MessageForm;
import de.ozghub.core.backoffice.Protection;
import de.ozghub.core.delivery.DeliveryState;
import de.ozghub.core.journal.DeliveryRecord;
import de.ozghub.core.journal.NewDelivery;
import de.ozghub.journal.database.Database;
import de.ozghub.journal.database.Instants;
import de.ozghub.journal.database.Problems;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.DeliveryId;
import de.ozghub.submission.PayloadId;
import de.ozghub.submission.SchemaKey;
import de.ozghub.submission.SubmissionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Deliveries with the parts they send. */
final class DeliveryTable {

    private static final String INSERT = """
        insert into delivery (id, verbund, submission, back_office, target, format, media_type, file_name, protection,
          digest, must_confirm, message, created_at, state)
        values (:id, :verbund, :submission, :backOffice, :target, :format, :mediaType, :fileName, :protection,
          :digest, :mustConfirm, :message, :createdAt, 'waiting')
        """;

    private static final String INSERT_ATTACHMENT = """
        insert into delivery_attachment (delivery, position, verbund, id, media_type, sha256, payload)
        values (:delivery, :position, :verbund, :id, :mediaType, :sha256, :payload)
        """;

    private static final String UPDATE = """
        update delivery set state = :state, failures = :failures, since = :since, not_before = :notBefore,
          reference = :reference, problem = :problem
        where id = :id and verbund = :verbund
        """;

    private static final String OF_SUBMISSION = """
        select d.*, (select count(*) from attempt a where a.delivery = d.id) as attempts
        from delivery d where d.submission = :submission and d.verbund = :verbund
        order by d.id
        """;

    private static final String ATTACHMENTS = """
        select p.delivery, p.id, p.media_type, p.sha256, p.payload
        from delivery_attachment p join delivery d on d.id = p.delivery
        where d.submission = :submission and d.verbund = :verbund
        order by p.delivery, p.position
        """;

    private final Database database;

    DeliveryTable(Database database) {
        this.database = database;
    }

    void insert(SubmissionId submission, NewDelivery delivery, DeliveryState state, Instant now) {
        database.sql(INSERT)
                .param("id", delivery.id().value())
                .param("submission", submission.value())
                .param("backOffice", delivery.backOffice().toString())
                .param("target", delivery.target())
                .param("format", delivery.format().value())
                .param("mediaType", delivery.form().mediaType())
                .param("fileName", delivery.form().fileName())
                .param("protection", delivery.protection().id())
                .param("digest", delivery.digest())
                .param("mustConfirm", delivery.mustConfirm())
                .param("message", delivery.message().value())
                .param("createdAt", Instants.toSql(now))
                .update();
        for (int position = 0; position < delivery.attachments().size(); position++) {
            NewDelivery.Part part = delivery.attachments().get(position);
            database.sql(INSERT_ATTACHMENT)
                    .param("delivery", delivery.id().value())
                    .param("position", position)
                    .param("id", part.id())
                    .param("mediaType", part.mediaType())
                    .param("sha256", part.sha256())
                    .param("payload", part.payload().value())
                    .update();
        }
        update(delivery.id(), state);
    }

    void update(DeliveryId delivery, DeliveryState state) {
        var columns = DeliveryStates.toSql(state);
        database.sql(UPDATE)
                .param("id", delivery.value())
                .param("state", columns.state())
                .param("failures", columns.failures())
                .param("since", Instants.toSqlOrNull(columns.since()))
                .param("notBefore", Instants.toSqlOrNull(columns.notBefore()))
                .param("reference", columns.reference())
                .param("problem", Problems.toSqlOrNull(columns.problem()))
                .update();
    }

    /** In the order they were planned. */
    List<DeliveryRecord> of(SubmissionId submission) {
        Map<UUID, List<NewDelivery.Part>> attachments = attachments(submission);
        return database.sql(OF_SUBMISSION)
                .param("submission", submission.value())
                .query((row, _) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return record(row, attachments.getOrDefault(id, List.of()));
                })
                .list();
    }

    private Map<UUID, List<NewDelivery.Part>> attachments(SubmissionId submission) {
        var found = new HashMap<UUID, List<NewDelivery.Part>>();
        database.sql(ATTACHMENTS).param("submission", submission.value()).query(row -> {
            UUID delivery = row.getObject("delivery", UUID.class);
            found.computeIfAbsent(delivery, _ -> new ArrayList<>()).add(part(row));
        });
        return found;
    }

    private static NewDelivery.Part part(ResultSet row) throws SQLException {
        return new NewDelivery.Part(
                row.getString("id"),
                row.getString("media_type"),
                row.getString("sha256"),
                new PayloadId(row.getObject("payload", UUID.class)));
    }

    private static DeliveryRecord record(ResultSet row, List<NewDelivery.Part> attachments) throws SQLException {
        var message = new NewDelivery(
                new DeliveryId(row.getObject("id", UUID.class)),
                BackOfficeKey.of(row.getString("back_office")),
                row.getString("target"),
                new MessageForm(
                        new SchemaKey(row.getString("format")),
                        row.getString("media_type"),
                        row.getString("file_name")),
                Protection.valueOf(row.getString("protection").toUpperCase(Locale.ROOT)),
                row.getString("digest"),
                row.getBoolean("must_confirm"),
                new PayloadId(row.getObject("message", UUID.class)),
                attachments);
        return new DeliveryRecord(
                message, DeliveryStates.read(row), row.getInt("attempts"), Instants.read(row, "created_at"));
    }
}
