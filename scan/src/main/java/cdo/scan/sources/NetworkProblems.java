package cdo.scan.sources;

import cdo.scan.SourceProblem;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Finds the network's own refusal beneath a driver's exception. */
final class NetworkProblems {

    private NetworkProblems() {
    }

    static SourceProblem.@Nullable Kind kind(Throwable refusal) {
        int depth = 0;
        for (Throwable cause = refusal; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            SourceProblem.Kind kind = of(cause);
            if (kind != null) {
                return kind;
            }
        }
        return null;
    }

    private static SourceProblem.@Nullable Kind of(Throwable cause) {
        if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
            return SourceProblem.Kind.UNKNOWN_HOST;
        }
        if (cause instanceof SocketTimeoutException || cause instanceof TimeoutException) {
            return SourceProblem.Kind.TIMEOUT;
        }
        if (cause instanceof NoRouteToHostException) {
            return SourceProblem.Kind.UNREACHABLE;
        }
        if (cause instanceof ConnectException) {
            String words = String.valueOf(cause.getMessage());
            return words.contains("timed out") ? SourceProblem.Kind.TIMEOUT
                    : words.contains("unreachable") ? SourceProblem.Kind.UNREACHABLE : SourceProblem.Kind.REFUSED;
        }
        if (cause instanceof SSLException || cause instanceof java.security.cert.CertificateException) {
            return SourceProblem.Kind.TLS;
        }
        if (cause instanceof SocketException) {
            String words = String.valueOf(cause.getMessage());
            return words.contains("unreachable") ? SourceProblem.Kind.UNREACHABLE : SourceProblem.Kind.LOST;
        }
        return null;
    }
}
