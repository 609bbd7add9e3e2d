/** The pages of issued documents and the download of attachments. */
@NullMarked
package cdo.platform.documents.web;

import org.jspecify.annotations.NullMarked;
