/**
 * What goes in and out as a file. Official documents (公文) and sheets (花名册) set as Word, PDF and page from one model by GB/T 9704-2012
 * ({@link cdo.platform.documents.Papers}); workbooks and CSV; attachments (附件), kept in the database in chunks and checked by content
 * (严禁涉密); document numbers (发文字号) without gaps or doubles; the register of issued documents (发文登记). Serves the plan's 二（三）2
 * (述职报告), 三（一） (报送名单) and every paper of the other chapters.
 */
@org.springframework.modulith.ApplicationModule(displayName = "platform · documents", allowedDependencies = {"kernel", "web", "audit", "organization"})
@NullMarked
package cdo.platform.documents;

import org.jspecify.annotations.NullMarked;
