package cdo.platform.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals small secrets with SM4-GCM (GB/T 32907) under a key file in the data folder, so that a copy of the database alone
 * reveals none. The purpose is bound in: what was sealed as one thing cannot be opened as another.
 */
@Component
public class Seals {

    private static final int NONCE = 12;
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private final SecretKeySpec key;

    Seals(@Value("${cdo.data-folder}") Path dataFolder) {
        this.key = new SecretKeySpec(keyFile(dataFolder.resolve("keys").resolve("seal.key")), "SM4");
    }

    /** @param purpose for example {@code totp/12} */
    public byte[] seal(String purpose, byte[] secret) {
        byte[] nonce = Secrets.bytes(NONCE);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, purpose, nonce, secret, 0, secret.length);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    /** Opens what {@link #seal} made for the same purpose; fails when it was altered or the key file is another one. */
    public byte[] open(String purpose, byte[] sealed) {
        byte[] nonce = java.util.Arrays.copyOf(sealed, NONCE);
        return run(Cipher.DECRYPT_MODE, purpose, nonce, sealed, NONCE, sealed.length - NONCE);
    }

    private byte[] run(int mode, String purpose, byte[] nonce, byte[] input, int from, int length) {
        try {
            var cipher = Cipher.getInstance("SM4/GCM/NoPadding", PROVIDER);
            cipher.init(mode, key, new GCMParameterSpec(128, nonce));
            cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input, from, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed value (" + purpose + ") cannot be opened: keys/seal.key in the data folder is not the one it was sealed with", e);
        }
    }

    private static byte[] keyFile(Path file) {
        try {
            Files.createDirectories(file.getParent());
            try {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(Set.of(
                        java.nio.file.attribute.PosixFilePermission.OWNER_READ, java.nio.file.attribute.PosixFilePermission.OWNER_WRITE)));
                Files.writeString(file, HexFormat.of().formatHex(Secrets.bytes(16)) + "\n", StandardOpenOption.WRITE);
            } catch (FileAlreadyExistsException _) {
                // made at an earlier start
            }
            return HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("key file " + file, e);
        }
    }
}
