package cdo.platform.documents;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Who;
import cdo.platform.web.City;
import java.time.format.DateTimeFormatter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The line that a file carries when it leaves the system: who took it out, of which unit, when; and that it is demo data where it is. */
@Component
public class Imprints {
    private static final String DEMO = "演示数据，与实际无关";
    private final Clocks clocks;
    private final ObjectProvider<City> city;

    Imprints(Clocks clocks, ObjectProvider<City> city) {
        this.clocks = clocks;
        this.city = city;
    }

    /** For exports: "张三 宜昌市民政局 2026-11-25 10:36", after the demo notice where there is one. */
    public String of(Who who) {
        String unit = who.seat() == null ? who.login() : who.seat().unitName();
        String line = who.name() + "　" + unit + "　" + DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(clocks.now().atZone(Clocks.ZONE));
        return demo().isEmpty() ? line : demo() + "　　" + line;
    }

    /** For official papers, which carry no reader's name: the demo notice, or nothing. */
    public String demo() {
        City named = city.getIfAvailable();
        return named != null && named.demo() ? DEMO : "";
    }

    /** The city's name in Chinese, for heads and file names; empty before a city is founded. */
    public String cityName() {
        City named = city.getIfAvailable();
        return named == null ? "" : named.name(Language.ZH);
    }
}
