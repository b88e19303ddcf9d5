package de.ozghub.app.start;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a partner's monitoring that the listener answers; nothing about the inside. */
@RestController
class PartnerStatus {

    /** The whole answer. */
    record Status(String status) {}

    @GetMapping("/status")
    Status status() {
        return new Status("up");
    }
}
