package cdo.start;

import static org.assertj.core.api.Assertions.assertThat;

import cdo.platform.kernel.Language;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deadline --form 2026-03-02            | 没有“--form”这个参数。最接近的是 --from。 | There is no option “--form”. The nearest is --from.
            deadline --from                       | 缺少参数：--from                         | Missing: --from
            deadline --from 2026-03-02 --from 2026-03-03 | 参数 --from 只能给出一次。        | --from may be given once only.
            deadline heute                        | 多出的内容：heute                        | Not expected here: heute
            accounts --format xml                 | --format 的值“xml”无效，可用：text, json。 | --format: “xml” is not known; choose from text, json.
            status --format yaml                  | --format 的值“yaml”无效                  | --format: “yaml” is not known
            deadline --data                       | 缺少参数：--data                         | Missing: --data
            verify-audit --config                 | 缺少参数：--config                       | Missing: --config
            clock --advance                       | 缺少参数：--advance                      | Missing: --advance
            """)
    void whatTheParserRefusesIsSaidInThePersonsLanguage(String typed, String zh, String en) {
        assertThat(refused(Language.ZH, typed)).startsWith(zh).contains("用法见").doesNotContain("parameter", "argument", "option");
        assertThat(refused(Language.EN, typed)).startsWith(en).contains("Usage: ./cdo");
    }

    private static String refused(Language language, String typed) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = Cdo.execute(new Cdo.Terminal(print(out), print(err), language), typed.strip().split(" +"));
        assertThat(code).isEqualTo(2);
        assertThat(out.size()).isZero();
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream print(ByteArrayOutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
