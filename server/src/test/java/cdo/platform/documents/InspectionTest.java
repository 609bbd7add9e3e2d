package cdo.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SecretMarks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionTest {
    private static final String TYPES = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>";
    private final Papers papers = new Papers(Path.of("none"));
    @TempDir
    Path folder;

    @Test
    void ordinaryDocumentsAreKnownByTheirContent() throws IOException {
        assertThat(inspect("函.docx", papers.docx(Samples.letter(), ""))).isEqualTo(FileType.DOCX);
        assertThat(inspect("函.PDF", papers.pdf(Samples.letter(), ""))).isEqualTo(FileType.PDF);
        assertThat(inspect("说明.txt", "第一行\r\n商业秘密保护工作".getBytes(StandardCharsets.UTF_8))).isEqualTo(FileType.TXT);
        assertThat(inspect("说明.csv", "单位,姓名\n夷陵区,张三".getBytes(Charset.forName("GB18030")))).isEqualTo(FileType.TXT);
        assertThat(inspect("报告.v1.2.ofd", zip(Map.of("OFD.xml", "<OFD/>")))).isEqualTo(FileType.OFD);
        assertThat(inspect("图.zip", zip(Map.of("一.txt", "内容")))).isEqualTo(FileType.ZIP);
    }

    @Test
    void aNameThatLiesIsRefused() throws IOException {
        refused("documents.file.mismatch", "函.docx", papers.pdf(Samples.letter(), ""));
        refused("documents.file.mismatch", "函", papers.pdf(Samples.letter(), ""));
        refused("documents.file.type", "函.pdf", new byte[] {'M', 'Z', 0, 1, 2, 3, 4, 5, 6});
        refused("documents.file.runnable", "函.exe.pdf", papers.pdf(Samples.letter(), ""));
        refused("documents.file.runnable", "函.docm", new byte[] {1});
        refused("documents.file.nameHidden", "函\u202Efdp.txt", new byte[] {'a'});
        refused("documents.file.empty", "函.txt", new byte[0]);
    }

    @Test
    void macrosEncryptionAndActiveContentAreRefused() throws IOException {
        refused("documents.file.macros", "表.xlsx", zip(Map.of("[Content_Types].xml", TYPES, "xl/workbook.xml", "<w/>", "xl/vbaProject.bin", "x")));
        refused("documents.file.macros", "文.docx", zip(Map.of("[Content_Types].xml", "<T a='application/vnd.ms-word.document.macroEnabled.main+xml'/>", "word/document.xml", "<w/>")));
        refused("documents.file.active", "文.docx", zip(Map.of("[Content_Types].xml", TYPES, "word/document.xml", "<w/>", "word/_rels/settings.xml.rels",
                "<Relationships><Relationship Type=\"http://x/attachedTemplate\" Target=\"http://evil/t.dotm\" TargetMode=\"External\"/></Relationships>")));
        refused("documents.file.encrypted", "文.docx", compound("EncryptedPackage"));
        refused("documents.file.macros", "文.doc", compound("WordDocument", "Macros"));
        assertThat(inspect("文.doc", compound("WordDocument"))).isEqualTo(FileType.DOC);
        refused("documents.file.encrypted", "文.pdf", pdf(document -> document.protect(new StandardProtectionPolicy("a", "b", new AccessPermission()))));
        refused("documents.file.active", "文.pdf", pdf(document -> document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"))));
    }

    @Test
    void bombsAndPathsOutOfTheArchiveAreRefused() throws IOException {
        refused("documents.file.traversal", "a.zip", zip(Map.of("../../etc/passwd.txt", "x")));
        refused("documents.file.traversal", "a.docx", zip(Map.of("[Content_Types].xml", TYPES, "word/document.xml", "<w/>", "..\\x.xml", "x")));
        refused("documents.file.inside", "a.zip", zip(Map.of("b.zip", "PK")));
        refused("documents.file.runnable", "a.zip", zip(Map.of("b.exe", "MZ")));
        refused("documents.file.bomb", "a.zip", bomb("零.txt"));
        refused("documents.file.damaged", "a.zip", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0});
        byte[] locked = zip(Map.of("a.txt", "x"));
        for (int i = 0; i < locked.length - 10; i++) {
            if (locked[i] == 'P' && locked[i + 1] == 'K' && locked[i + 2] == 1 && locked[i + 3] == 2) locked[i + 8] |= 1;
            if (locked[i] == 'P' && locked[i + 1] == 'K' && locked[i + 2] == 3 && locked[i + 3] == 4) locked[i + 6] |= 1;
        }
        refused("documents.file.encrypted", "a.zip", locked);
    }

    @Test
    void secrecyMarksAreFoundInNamesAndTextsAndOrdinaryTalkOfSecretsIsNot() throws IOException {
        refused("documents.file.secret", "机密会议纪要.txt", new byte[] {'a'});
        assertThat(inspect("商业秘密保护制度.txt", "a".getBytes(StandardCharsets.UTF_8))).isEqualTo(FileType.TXT);
        refused("documents.file.secret", "文.txt", "标题\n秘密★1年\n正文".getBytes(StandardCharsets.UTF_8));
        var marked = OfficialDocument.draft(DocumentKind.NOTICE, "通知").urgency("机密★3年").redHead("某机关").body(b -> b.text("正文")).build();
        refused("documents.file.secret", "文.docx", papers.docx(marked, ""));
        refused("documents.file.secret", "文.pdf", papers.pdf(marked, ""));
        refused("documents.file.secret", "表.xlsx", zip(Map.of("[Content_Types].xml", TYPES, "xl/workbook.xml", "<w/>", "xl/sharedStrings.xml",
                "<sst><si><r><t>绝</t></r><r><t>密★</t></r></si></sst>")));
        assertThat(SecretMarks.inLine("要严格保守国家秘密、商业秘密和个人隐私")).isEmpty();
        assertThat(SecretMarks.inLine("　绝 密")).isPresent();
    }

    @Test
    void marksAreFoundHoweverTheyAreWrittenAndTalkOfSecretsIsNone() {
        for (String marked : List.of("绝 密 ★ 30 年", "机密★20年", "机密级国家秘密", "秘密级文件", "工作秘密", "【秘密】关于某事的通知", "密 级： 工作秘密", "本件为工作秘密，注意保管", "机\u200B密★")) {
            assertThat(SecretMarks.inLine(marked)).as(marked).isPresent();
            assertThat(SecretMarks.inText("第一行\n" + marked)).as(marked).isPresent();
        }
        assertThat(SecretMarks.inText("涉及绝密事项")).contains("绝密");
        assertThat(SecretMarks.inText("机密文件请勿外传")).contains("机密");
        for (String innocent : List.of("保守国家秘密", "商业秘密 培训", "数据安全", "严禁涉密信息上网", "国家秘密分为绝密、机密、秘密三级", "计算机密码每季度更换", "杜绝密码明文存储", "数据机密性、完整性", "机密计算平台",
                "商业机密保护", "保守国家秘密和工作秘密是公务员的义务", "本单位涉及国家秘密的数据不得上传", "会同国家保密局检查", "拒绝密切接触者信息外泄")) {
            assertThat(SecretMarks.inText(innocent)).as(innocent).isEmpty();
        }
    }

    @Test
    void everyFileOfAnArchiveIsLookedAtAsIfItHadComeAlone() throws IOException {
        var marked = OfficialDocument.draft(DocumentKind.NOTICE, "通知").urgency("机密★20年").redHead("某机关").body(b -> b.text("正文")).build();
        refused("documents.file.secret", "材料.zip", packed(Map.of("文.docx", papers.docx(marked, ""))));
        refused("documents.file.secret", "材料.zip", packed(Map.of("文.txt", "绝 密 ★ 30 年".getBytes(StandardCharsets.UTF_8))));
        refused("documents.file.type", "材料.zip", packed(Map.of("a.txt", PROGRAM)));
        refused("documents.file.program", "材料.zip", packed(Map.of("a.txt", new byte[] {'M', 'Z'})));
        refused("documents.file.mismatch", "材料.zip", packed(Map.of("a.pdf", papers.docx(Samples.letter(), ""))));
        refused("documents.file.type", "材料.zip", packed(Map.of("a.docx", zip(Map.of("b.txt", "包中之包")))));
        assertThat(inspect("材料.zip", packed(Map.of("函.docx", papers.docx(Samples.letter(), ""), "附件/函.pdf", papers.pdf(Samples.letter(), ""), "民族.csv", "MZ,XB\n汉,1".getBytes(StandardCharsets.UTF_8),
                "__MACOSX/._函.docx", new byte[] {0, 5, 22, 7})))).isEqualTo(FileType.ZIP);
    }

    @Test
    void whatAnOfficeFileEmbedsIsOpened() throws IOException {
        byte[] types = TYPES.getBytes(StandardCharsets.UTF_8);
        byte[] text = "<w/>".getBytes(StandardCharsets.UTF_8);
        for (byte[] hidden : List.of(PROGRAM, compound("\u0001Ole10Native"), zip(Map.of("a.txt", "x")))) {
            refused("documents.file.embedded", "文.docx", packed(Map.of("[Content_Types].xml", types, "word/document.xml", text, "word/embeddings/oleObject1.bin", hidden)));
        }
        byte[] macros = zip(Map.of("[Content_Types].xml", TYPES, "xl/workbook.xml", "<w/>", "xl/vbaProject.bin", "x"));
        refused("documents.file.macros", "文.docx", packed(Map.of("[Content_Types].xml", types, "word/document.xml", text, "word/embeddings/Sheet1.xlsx", macros)));
        byte[] sheet = zip(Map.of("[Content_Types].xml", TYPES, "xl/workbook.xml", "<w/>"));
        assertThat(inspect("文.docx", packed(Map.of("[Content_Types].xml", types, "word/document.xml", text, "word/embeddings/Sheet1.xlsx", sheet, "word/embeddings/oleObject1.bin", compound("Equation Native")))))
                .isEqualTo(FileType.DOCX);
    }

    @Test
    void aPictureIsOneThroughout() throws IOException {
        byte[] png = picture("png");
        byte[] jpg = picture("jpg");
        assertThat(inspect("扫描.png", png)).isEqualTo(FileType.PNG);
        assertThat(inspect("扫描.jpg", jpg)).isEqualTo(FileType.JPG);
        byte[] page = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
        refused("documents.file.damaged", "扫描.png", joined(java.util.Arrays.copyOf(png, 8), page));
        refused("documents.file.damaged", "扫描.png", joined(png, page));
        refused("documents.file.damaged", "扫描.png", java.util.Arrays.copyOf(png, png.length - 12));
        refused("documents.file.damaged", "扫描.jpg", joined(java.util.Arrays.copyOf(jpg, 4), page));
    }

    @Test
    void unicodeTextOfASpreadsheetIsText() throws IOException {
        assertThat(inspect("名单.csv", "\uFEFF单位,姓名\n夷陵区,张三".getBytes(StandardCharsets.UTF_16LE))).isEqualTo(FileType.TXT);
        refused("documents.file.secret", "名单.csv", "\uFEFF机密★\n".getBytes(StandardCharsets.UTF_16BE));
    }

    private static final byte[] PROGRAM = {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0, 4, 0};

    private static byte[] picture(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        javax.imageio.ImageIO.write(new java.awt.image.BufferedImage(8, 8, java.awt.image.BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    @Test
    void anEntityInsideADocumentIsNeverFetched() throws IOException {
        String hostile = "<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><w>&x;</w>";
        refused("documents.file.damaged", "文.docx", zip(Map.of("[Content_Types].xml", TYPES, "word/document.xml", hostile)));
    }

    private java.util.Set<FileType> allowed = FileType.PAPERS;

    @Test
    void aDatabaseIsTakenOnlyWhereDataIsSurveyedAndOnlyWhole() throws Exception {
        Path made = folder.resolve("made.db");
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + made); var statement = connection.createStatement()) {
            statement.execute("create table t (a text)");
            statement.execute("insert into t values ('x')");
        }
        byte[] database = Files.readAllBytes(made);
        refused("documents.file.type", "台账.db", database);
        allowed = java.util.Set.of(FileType.SQLITE);
        assertThat(inspect("台账.db", database)).isEqualTo(FileType.SQLITE);
        assertThat(inspect("台账.sqlite", database)).isEqualTo(FileType.SQLITE);
        refused("documents.file.mismatch", "台账.pdf", database);
        refused("documents.file.damaged", "台账.db", java.util.Arrays.copyOf(database, database.length - 100));
        refused("documents.file.damaged", "台账.db", java.util.Arrays.copyOf(database, 40));
        byte[] longer = java.util.Arrays.copyOf(database, database.length + 4096);
        refused("documents.file.damaged", "台账.db", longer);
        byte[] odd = database.clone();
        odd[16] = 3;
        refused("documents.file.damaged", "台账.db", odd);
        refused("documents.file.type", "台账.db", "a,b\n1,2\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void whatAPaperSaysIsReadOnceForTheScreenAndTheSearch() throws IOException {
        Path file = Files.createTempFile(folder, "x", ".part");
        Files.writeString(file, "关于报送\n灯塔计划\n");
        assertThat(Inspection.of(file, "函.txt", FileType.PAPERS).words()).isEqualTo("关于报送\n灯塔计划");
        Files.writeString(file, "字".repeat(50_000));
        assertThat(Inspection.of(file, "函.txt", FileType.PAPERS).words()).hasSize(10_000);
    }

    private FileType inspect(String name, byte[] content) throws IOException {
        Path file = Files.createTempFile(folder, "x", ".part");
        Files.write(file, content);
        return Inspection.of(file, name, allowed).type();
    }

    private void refused(String key, String name, byte[] content) {
        assertThatThrownBy(() -> inspect(name, content)).isInstanceOfSatisfying(Problem.Invalid.class,
                problem -> assertThat(problem.errors().getFirst().message().key()).as(name).isEqualTo(key));
    }

    private static byte[] zip(Map<String, String> entries) throws IOException {
        var bytes = new TreeMap<String, byte[]>();
        entries.forEach((entry, text) -> bytes.put(entry, text.getBytes(StandardCharsets.UTF_8)));
        return packed(bytes);
    }

    private static byte[] packed(Map<String, byte[]> entries) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var entry : new TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return out.toByteArray();
    }

    private static byte[] bomb(String name) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) zip.write(zeros);
        }
        return out.toByteArray();
    }

    private static byte[] compound(String... streams) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var file = new POIFSFileSystem()) {
            for (String stream : streams) file.createDocument(new java.io.ByteArrayInputStream(new byte[4096]), stream);
            file.writeFilesystem(out);
        }
        return out.toByteArray();
    }

    private interface Change {
        void on(PDDocument document) throws IOException;
    }

    private static byte[] pdf(Change change) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            change.on(document);
            document.save(out);
        }
        return out.toByteArray();
    }
}
