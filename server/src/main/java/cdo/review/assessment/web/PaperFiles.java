package cdo.review.assessment.web;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.review.assessment.Appeal;
import cdo.review.assessment.AssessmentRun;
import cdo.review.assessment.Panel;
import cdo.review.assessment.RunPapers;
import cdo.review.assessment.RunReport;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The papers of a run's steps as Word and PDF. */
@Controller("assessmentPaperFiles")
class PaperFiles {

    private static final String EXPORTED = "assessment.paper-exported";
    private static final String RECOMMENDED = "assessment.recommendation-exported";

    private final RunPapers papers;
    private final RunReport report;
    private final Downloads downloads;

    PaperFiles(RunPapers papers, RunReport report, Downloads downloads) {
        this.papers = papers;
        this.report = report;
        this.downloads = downloads;
    }

    @GetMapping("/assessments/{id:\\d+}/publicity.docx")
    ResponseEntity<byte[]> publicity(Who who, @PathVariable long id) {
        return downloads.word(who, EXPORTED, SubjectRef.of(AssessmentRun.KIND, id), papers.publicity(who, id));
    }

    @GetMapping("/assessments/{id:\\d+}/publicity.pdf")
    ResponseEntity<byte[]> publicityPdf(Who who, @PathVariable long id) {
        return downloads.pdf(who, EXPORTED, SubjectRef.of(AssessmentRun.KIND, id), papers.publicity(who, id));
    }

    @GetMapping("/assessments/appeals/{id:\\d+}/answer.docx")
    ResponseEntity<byte[]> answer(Who who, @PathVariable long id) {
        return downloads.word(who, EXPORTED, SubjectRef.of(Appeal.KIND, id), papers.answer(who, id));
    }

    @GetMapping("/assessments/appeals/{id:\\d+}/answer.pdf")
    ResponseEntity<byte[]> answerPdf(Who who, @PathVariable long id) {
        return downloads.pdf(who, EXPORTED, SubjectRef.of(Appeal.KIND, id), papers.answer(who, id));
    }

    @GetMapping("/assessments/panels/{id:\\d+}/record.docx")
    ResponseEntity<byte[]> record(Who who, @PathVariable long id) {
        return downloads.word(who, EXPORTED, SubjectRef.of(Panel.KIND, id), papers.record(who, id));
    }

    @GetMapping("/assessments/panels/{id:\\d+}/record.pdf")
    ResponseEntity<byte[]> recordPdf(Who who, @PathVariable long id) {
        return downloads.pdf(who, EXPORTED, SubjectRef.of(Panel.KIND, id), papers.record(who, id));
    }

    @GetMapping("/assessments/{id:\\d+}/recommendation.docx")
    ResponseEntity<byte[]> recommendation(Who who, @PathVariable long id) {
        return downloads.word(who, RECOMMENDED, SubjectRef.of(AssessmentRun.KIND, id), report.recommendation(who, id));
    }

    @GetMapping("/assessments/{id:\\d+}/recommendation.pdf")
    ResponseEntity<byte[]> recommendationPdf(Who who, @PathVariable long id) {
        return downloads.pdf(who, RECOMMENDED, SubjectRef.of(AssessmentRun.KIND, id), report.recommendation(who, id));
    }
}
