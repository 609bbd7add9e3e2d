package cdo.platform.documents;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param maxMegabytes the largest file that may be attached, in MiB */
@ConfigurationProperties("cdo.attachments")
record AttachmentSettings(@DefaultValue("100") int maxMegabytes) { }
