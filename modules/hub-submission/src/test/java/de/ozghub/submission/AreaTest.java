package de.ozghub.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AreaTest {

    @ParameterizedTest
    @CsvSource({"DE,000000000000", "DE05,050000000000", "05374,053740000000", "DE051200000000,051200000000"})
    void reads_every_form_a_region_comes_in(String text, String ars) {
        assertThat(Area.of(text)).isEqualTo(new Area(ars));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AT05", "05374003603612", "0537400x", ""})
    void refuses_what_is_no_area_or_reads_nothing_as_the_whole_country(String text) {
        if (text.isEmpty()) {
            assertThat(Area.of(text).significantDigits()).isZero();
        } else {
            assertThatThrownBy(() -> Area.of(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "053740000000,053740036036,true",
        "050000000000,053740036036,true",
        "053740036036,053740036036,true",
        "053740036036,053740000000,false",
        "051200000000,051220000000,false",
        "000000000000,092760000000,true"
    })
    void contains_what_lies_below_it(String upper, String lower, boolean contains) {
        assertThat(new Area(upper).contains(new Area(lower))).isEqualTo(contains);
    }

    @Test
    void a_city_that_is_a_kreis_of_its_own_counts_as_kreis() {
        assertThat(new Area("051200000000").significantDigits()).isEqualTo(5);
    }
}
