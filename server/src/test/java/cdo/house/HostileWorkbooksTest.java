package cdo.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import cdo.data.survey.Bureaux;
import cdo.fixture.ServerTest;
import cdo.fixture.SignedIn;
import cdo.platform.identity.Fresh;
import cdo.platform.kernel.Who;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** The ways in by which units, systems and entries are imported, tried with files that no reader of spreadsheets should ever open. */
@ServerTest
class HostileWorkbooksTest {

    private static final String TYPES = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>";

    @Autowired
    MockMvc mvc;
    @Autowired
    SignedIn signedIn;
    @Autowired
    Fresh fresh;
    @Autowired
    Bureaux bureaux;

    @ParameterizedTest
    @CsvSource({"/organization/import, clerk", "/systems/imports, steward", "/entries/imports, steward", "/tasks/import, clerk", "/form-requests, clerk"})
    void aHostileFileIsRefusedInASentenceBeforeItIsRead(String path, String by) throws Exception {
        Cookie cookie = cookie(by.equals("clerk") ? bureaux.bureauClerk() : bureaux.steward(bureaux.department()));
        for (Map.Entry<String, byte[]> each : files().entrySet()) {
            var answer = mvc.perform(multipart(path).file(new MockMultipartFile("file", "台账.xlsx", "application/octet-stream", each.getValue()))
                    .param("title", "报表").param("purpose", "测试").param("due", "2099-01-01").cookie(cookie).with(csrf())).andReturn().getResponse();
            assertThat(answer.getStatus()).as("%s %s", path, each.getKey()).isEqualTo(422);
            assertThat(Jsoup.parse(answer.getContentAsString()).select("[data-errors]").text()).as(path).contains("台账.xlsx").contains(each.getKey());
        }
    }

    /** What the sentence says, and the file. */
    private static Map<String, byte[]> files() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("解压后的体积异常", workbook("xl/media/image1.bin", new byte[64 << 20]));
        files.put("已加密", encrypted());
        files.put("含有宏", workbook("xl/vbaProject.bin", new byte[] {1}));
        files.put("格式不在允许范围内", zip(Map.of("[Content_Types].xml", bytes(TYPES), "word/document.xml", bytes("<w/>"))));
        files.put("已损坏", workbook("xl/sharedStrings.xml", bytes("<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><x>&b;</x>")));
        files.put("MB，未上传", new byte[(20 << 20) + 1]);
        return files;
    }

    private static byte[] workbook(String part, byte[] content) throws IOException {
        return zip(Map.of("[Content_Types].xml", bytes(TYPES), "xl/workbook.xml", bytes("<w/>"), part, content));
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return out.toByteArray();
    }

    private static byte[] encrypted() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var file = new POIFSFileSystem()) {
            file.createDocument(new ByteArrayInputStream(new byte[4096]), "EncryptedPackage");
            file.writeFilesystem(out);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Cookie cookie(Who who) {
        return signedIn.cookie(fresh.accountOf(who), who.seated().orElseThrow().postId());
    }
}
