package de.ozghub.app.alarm;

import de.ozghub.core.config.AlarmMail;
import de.ozghub.core.config.Login;
import de.ozghub.core.config.Secrets;
import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Sends plain text over one mail server (SMTP, RFC 5321). The password is read for each letter, so that a new one needs
 * no restart. Thread-safe.
 */
public final class MailServer {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AlarmMail terms;
    private final Secrets secrets;

    /** @param secrets where the login's password is */
    public MailServer(AlarmMail terms, Secrets secrets) {
        this.terms = terms;
        this.secrets = secrets;
    }

    /**
     * Sends one letter to everybody.
     *
     * @throws MessagingException if the server cannot be reached, is not who it should be, or takes it for nobody
     * @throws de.ozghub.core.config.SecretFault if the password cannot be read
     */
    void send(AlarmLetter letter, Date at) throws MessagingException {
        var message = new MimeMessage(Session.getInstance(properties(), login()));
        message.setFrom(new InternetAddress(terms.from()));
        for (String receiver : terms.to()) {
            message.addRecipient(RecipientType.TO, new InternetAddress(receiver));
        }
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setText(letter.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(at);
        // An answer by an absence note would only meet the next one (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        Transport.send(message);
    }

    private Properties properties() {
        String patience = String.valueOf(PATIENCE.toMillis());
        var properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", terms.server().host());
        properties.put("mail.smtp.port", String.valueOf(terms.server().port()));
        properties.put("mail.smtp.auth", String.valueOf(terms.login().isPresent()));
        properties.put("mail.smtp.connectiontimeout", patience);
        properties.put("mail.smtp.timeout", patience);
        properties.put("mail.smtp.writetimeout", patience);
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (terms.security()) {
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case NONE -> {}
        }
        return properties;
    }

    private @Nullable Authenticator login() {
        if (terms.login().isEmpty()) {
            return null;
        }
        Login login = terms.login().get();
        String password = secrets.resolve(login.password()).text();
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(login.user(), password);
            }
        };
    }

    @Override
    public String toString() {
        return terms.server().toString();
    }
}
