package cdo.platform.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.xssf.eventusermodel.XSSFReader;

/** Merged cells of a workbook's first sheet. The reader of rows does not tell of them: what they cover would read as empty and vanish without a word. */
final class MergedCells {
    private MergedCells() { }

    /** The first merged range, such as {@code B3:B5}. */
    static Optional<String> in(byte[] workbook) throws IOException {
        try {
            OPCPackage parts = OPCPackage.open(new ByteArrayInputStream(workbook));
            try (InputStream sheet = new XSSFReader(parts).getSheetsData().next()) {
                return first(sheet);
            } finally {
                parts.revert();
            }
        } catch (OpenXML4JException | XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static Optional<String> first(InputStream sheet) throws XMLStreamException {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var reader = factory.createXMLStreamReader(sheet);
        while (reader.hasNext())
            if (reader.next() == javax.xml.stream.XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals("mergeCell"))
                return Optional.ofNullable(reader.getAttributeValue(null, "ref"));
        return Optional.empty();
    }
}
