package de.ozghub.simulators.backoffice;

import de.ozghub.simulators.fault.FaultSwitches;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;

/** CXF's servlet behind the fault "down": then nothing of a request is read. */
final class SoapServlet extends CXFNonSpringServlet {

    private final transient FaultSwitches faults;

    SoapServlet(FaultSwitches faults) {
        this.faults = faults;
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer) {
            var path = http.getPathInfo();
            if (path != null && faults.isOn(BackOfficeFaults.DOWN, path.substring(1))) {
                answer.setStatus(503);
                answer.setHeader("Connection", "close");
                return;
            }
        }
        super.service(request, response);
    }
}
