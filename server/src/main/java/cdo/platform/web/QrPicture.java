package cdo.platform.web;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as SVG, drawn into the page: no address of it exists that could be fetched or stay in a cache. The page has an element with the id
 * {@code qr-title} that says what it is.
 */
public final class QrPicture implements Content {

    private static final int MARGIN = 4;

    private final QrCode code;

    public QrPicture(String text) {
        this.code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    }

    @Override
    public void writeTo(TemplateOutput output) {
        int side = code.size + 2 * MARGIN;
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M').append(x + MARGIN).append(' ').append(y + MARGIN).append("h1v1h-1z");
                }
            }
        }
        output.writeContent("<svg class=\"qr\" xmlns=\"http://www.w3.org/2000/svg\" width=\"220\" height=\"220\" viewBox=\"0 0 " + side + " " + side
                + "\" role=\"img\" aria-labelledby=\"qr-title\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path fill=\"#000\" d=\"" + path + "\"/></svg>");
    }
}
