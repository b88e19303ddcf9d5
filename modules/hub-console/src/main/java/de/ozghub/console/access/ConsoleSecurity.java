package de.ozghub.console.access;

import de.ozghub.console.settings.ConsoleSettings;
import de.ozghub.console.settings.Passwords;
import de.ozghub.console.settings.Role;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/**
 * Rights of the console: pages by log-in form and session with CSRF token, the API by HTTP Basic without session. An
 * address nobody named needs a log-in, too.
 */
@Configuration(proxyBeanMethods = false)
public class ConsoleSecurity {

    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String OPERATOR = Role.OPERATOR.name();

    @Bean
    AuthenticationManager consoleLogin(ConsoleSettings settings, ObjectProvider<InstantSource> clocks) {
        var clock = clocks.getIfUnique(InstantSource::system);
        var accounts = new InMemoryUserDetailsManager();
        for (var account : settings.accounts()) {
            accounts.createUser(User.withUsername(account.name())
                    .password(account.passwordHash())
                    .roles(account.role().name())
                    .build());
        }
        var passwords = new DaoAuthenticationProvider(accounts);
        passwords.setPasswordEncoder(Passwords.encoder());
        return new ProviderManager(new ThrottledLogin(passwords, new LoginThrottle(clock), new RecentLogins(clock)));
    }

    @Bean
    @Order(1)
    SecurityFilterChain apiRights(HttpSecurity http, AuthenticationManager consoleLogin) {
        return http.securityMatcher("/api/**")
                .authenticationManager(consoleLogin)
                .authorizeHttpRequests(rights -> rights.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/api/v1/health")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/api/**")
                        .authenticated()
                        .anyRequest()
                        .hasRole(OPERATOR))
                .httpBasic(basic -> basic.authenticationEntryPoint(Refusals::apiUnknown))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(Refusals::apiUnknown)
                        .accessDeniedHandler(Refusals::apiForbidden))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(ConsoleSecurity::headers)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pageRights(HttpSecurity http, AuthenticationManager consoleLogin) {
        var lastPage = new HttpSessionRequestCache();
        lastPage.setRequestMatcher(request -> "GET".equals(request.getMethod()) && !refreshesItself(request));
        return http.authenticationManager(consoleLogin)
                .authorizeHttpRequests(
                        rights -> rights.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers("/login", "/assets/**", "/webjars/**")
                                .permitAll()
                                .requestMatchers(HttpMethod.GET, "/**")
                                .authenticated()
                                .anyRequest()
                                .hasRole(OPERATOR))
                .formLogin(form -> form.loginPage("/login").failureHandler(failedLogin()))
                .logout(logout -> logout.logoutSuccessUrl("/login?out"))
                .requestCache(cache -> cache.requestCache(lastPage))
                .exceptionHandling(refusals -> refusals.defaultAuthenticationEntryPointFor(
                                Refusals::refreshEnded, ConsoleSecurity::refreshesItself)
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), request -> true))
                .headers(ConsoleSecurity::headers)
                .build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=()"))
                .crossOriginOpenerPolicy(policy -> policy.policy(
                        org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter
                                .CrossOriginOpenerPolicy.SAME_ORIGIN));
    }

    private static AuthenticationFailureHandler failedLogin() {
        return (request, response, why) -> response.sendRedirect(
                request.getContextPath() + (why instanceof LockedException ? "/login?wait" : "/login?error"));
    }

    private static boolean refreshesItself(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }
}
