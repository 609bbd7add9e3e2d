package cdo.platform.web;

import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * Workbooks (XLSX) that people send to be read by the product: the one way in for every import. What such a file must withstand is known by
 * the module that sees into files; it stands to the right of some that import, so they ask for it here.
 */
public interface UploadedWorkbooks {

    /**
     * @return the content of a workbook that may be opened
     * @throws cdo.platform.kernel.Problem.Invalid at the field {@code file}, when there is none, or it is too large, of another type than its name
     *         says, encrypted, has macros, unpacks beyond measure, or is marked secret
     */
    byte[] take(@Nullable MultipartFile file);
}
