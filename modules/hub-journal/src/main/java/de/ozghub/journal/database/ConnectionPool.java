package de.ozghub.journal.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import de.ozghub.journal.DatabaseSettings;
import java.time.Duration;

/** Connections that notice a dead server soon and recover by themselves, and whose locks do not outlive a dead node. */
public final class ConnectionPool {

    private static final Duration VALIDATE = Duration.ofSeconds(2);
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final Duration SOCKET = Duration.ofSeconds(60);

    // A node that vanishes in the middle of a transaction must not hold its row locks until the network gives up.
    private static final String SESSION = "-c idle_in_transaction_session_timeout=30s -c lock_timeout=20s"
            + " -c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 -c jit=off";

    private ConnectionPool() {}

    public static HikariDataSource open(DatabaseSettings settings) {
        var config = new HikariConfig();
        config.setPoolName("hub-journal");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.poolSize());
        config.setConnectionTimeout(settings.patience().toMillis());
        // Hikari wants it shorter than the wait it is part of.
        config.setValidationTimeout(
                Math.min(VALIDATE.toMillis(), settings.patience().toMillis() / 2));
        config.setKeepaliveTime(KEEP_ALIVE.toMillis());
        config.setMaxLifetime(LIFETIME.toMillis());
        config.setInitializationFailTimeout(settings.patience().toMillis());
        config.addDataSourceProperty("ApplicationName", "ozg-hub");
        config.addDataSourceProperty(
                "connectTimeout", String.valueOf(settings.patience().toSeconds()));
        config.addDataSourceProperty("socketTimeout", String.valueOf(SOCKET.toSeconds()));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        // The detail of a violated constraint quotes the values of the row.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("options", SESSION);
        return new HikariDataSource(config);
    }
}
