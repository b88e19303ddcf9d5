package de.ozghub.console.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** Language of a page: what was chosen ({@code ?lang=}, kept in a cookie), else what the browser asks for, else German. */
final class Language implements HandlerInterceptor {

    static final String PARAMETER = "lang";
    private static final List<Locale> SPOKEN = List.of(Locale.GERMAN, Locale.ENGLISH);

    private final CookieLocaleResolver choice = new CookieLocaleResolver("HUBLANGUAGE");

    Language() {
        var asked = new AcceptHeaderLocaleResolver();
        asked.setSupportedLocales(SPOKEN);
        asked.setDefaultLocale(Locale.GERMAN);
        choice.setDefaultLocaleFunction(request -> spoken(asked.resolveLocale(request)));
        choice.setCookieHttpOnly(true);
        choice.setCookieSameSite("Lax");
        choice.setCookieMaxAge(Duration.ofDays(365));
        choice.setRejectInvalidCookies(false);
    }

    CookieLocaleResolver resolver() {
        return choice;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String wanted = request.getParameter(PARAMETER);
        for (var locale : SPOKEN) {
            if (locale.getLanguage().equals(wanted)) {
                choice.setLocale(request, response, locale);
            }
        }
        return true;
    }

    /** One of the languages the console speaks. */
    static Locale spoken(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? Locale.ENGLISH : Locale.GERMAN;
    }
}
