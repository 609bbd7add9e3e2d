package cdo.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class FlashTest {

    @Test
    void theSentenceIsShownOnceHoweverOftenThePageOfThatRequestIsMade() {
        var step = new MockHttpServletRequest();
        Flash.say(step, "ui.saved", "甲");
        var next = new MockHttpServletRequest();
        next.setSession(step.getSession());
        assertThat(Flash.take(next)).isNotNull().isEqualTo(Flash.take(next));
        var later = new MockHttpServletRequest();
        later.setSession(step.getSession());
        assertThat(Flash.take(later)).isNull();
    }
}
