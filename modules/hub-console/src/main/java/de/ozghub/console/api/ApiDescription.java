package de.ozghub.console.api;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of this API (OpenAPI 3.1), written by hand; a test compares it with the controllers. */
@RestController
@RequestMapping("/api/v1")
final class ApiDescription {

    @GetMapping(path = "/openapi.yaml", produces = "application/yaml")
    Resource description() {
        return new ClassPathResource("/de/ozghub/console/api/openapi.yaml");
    }
}
