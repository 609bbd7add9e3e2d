package cdo.platform.web;

import cdo.platform.kernel.Who;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Tells who is signed in; answered by identity, to the right of this module. */
public interface WhoSource {

    Optional<Who> of(HttpServletRequest request);
}
