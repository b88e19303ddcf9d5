package de.ozghub.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @Test
    void an_empty_text_means_the_documented_ports() {
        assertThat(Ports.of("")).isEqualTo(Ports.STANDARD);
        assertThat(Ports.of("  ")).isEqualTo(Ports.STANDARD);
    }

    @Test
    void one_port_moves_all_of_them_at_their_usual_distance() {
        assertThat(Ports.of("9080")).isEqualTo(new Ports(9080, 9090, 9091, 9092, 9099, 9093));
    }

    @Test
    void six_ports_are_taken_in_their_order() {
        assertThat(Ports.of("5001, 5002,5003,5004,5005,5006")).isEqualTo(new Ports(5001, 5002, 5003, 5004, 5005, 5006));
    }

    @Test
    void without_the_sixth_it_is_the_one_after_the_back_offices() {
        assertThat(Ports.of("5001,5002,5003,5010,5005")).isEqualTo(new Ports(5001, 5002, 5003, 5010, 5005, 5011));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,2",
                "5001,5002,5003,5004,5005",
                "5001,5002,5003,5004,5005,5005",
                "80",
                "65501",
                "http",
                "5001,",
                "-1"
            })
    void anything_else_is_refused_with_the_name_of_the_setting(String text) {
        assertThatThrownBy(() -> Ports.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Ports.PROPERTY);
    }

    @Test
    void a_configuration_text_gets_the_moved_addresses_even_where_old_and_new_ones_cross() {
        var crossed = new Ports(8090, 8080, 8092, 8091, 8099, 8093);
        assertThat(crossed.rewrite("a: 127.0.0.1:8080\nb: http://127.0.0.1:8090/x\nc: 127.0.0.1:8091 127.0.0.1:8092"))
                .isEqualTo("a: 127.0.0.1:8090\nb: http://127.0.0.1:8080/x\nc: 127.0.0.1:8092 127.0.0.1:8091");
    }
}
