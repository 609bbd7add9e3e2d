package cdo.start;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/** The server. Its modules are the sub-packages of the five wings, each to the right of the one before (house §3). */
@ConfigurationPropertiesScan({"cdo.start", "cdo.platform", "cdo.office", "cdo.data", "cdo.exchange", "cdo.review"})
// Modules are free to use the same simple names: beans are known by their full ones.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        scanBasePackages = {"cdo.start", "cdo.platform", "cdo.office", "cdo.data", "cdo.exchange", "cdo.review"})
@Modulithic(systemName = "数官 Shuguan", additionalPackages = {"cdo.platform", "cdo.office", "cdo.data", "cdo.exchange", "cdo.review"})
public class Application {
}
