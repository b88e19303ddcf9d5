package de.ozghub.simulators.backoffice;

import de.ozghub.simulators.fault.FaultSwitches;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;

/**
 * CXF's servlet behind the fault "down": then nothing of a request is read. Nor is what comes without TLS for an office that
 * demands it.
 */
final class SoapServlet extends CXFNonSpringServlet {

    private final transient FaultSwitches faults;
    private final Set<String> secured;

    /** @param secured offices that are called over mutual TLS only */
    SoapServlet(FaultSwitches faults, Set<String> secured) {
        this.faults = faults;
        this.secured = Set.copyOf(secured);
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer) {
            var path = http.getPathInfo();
            if (path != null && faults.isOn(BackOfficeFaults.DOWN, path.substring(1))) {
                refuse(answer, 503);
                return;
            }
            if (path != null && secured.contains(path.substring(1)) && !http.isSecure()) {
                refuse(answer, 403);
                return;
            }
        }
        super.service(request, response);
    }

    private static void refuse(HttpServletResponse answer, int status) {
        answer.setStatus(status);
        answer.setHeader("Connection", "close");
    }
}
