package org.bulletin.indexer.documents;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.SplitOutcome;
import org.bulletin.schemas.SplitPage;

/**
 * The document of a page: its text as it was split, what became of it, and what was left over. A
 * retracted page keeps a document without text, which says so.
 */
public final class PageDocument {

  private PageDocument() {}

  /** Makes the document of a page. Its version is the split page's. */
  public static ObjectNode of(SplitPage split, Provenance provenance) {
    RawPage page = split.getPage();
    boolean retracted = split.getOutcome() == SplitOutcome.RETRACTED;
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("page_id", page.getPageId());
    document.put("source", page.getSource());
    document.put("newspaper", page.getNewspaper().orElse(null));
    document.put("issue_date", page.getIssueDate().map(Object::toString).orElse(null));
    document.put("page_label", page.getPageLabel().orElse(null));
    document.put("page_number", page.getPageNumber().orElse(null));
    document.put("identity", page.getIdentity().name());
    document.put("media_type", page.getMediaType());
    document
        .putObject("reader")
        .put("name", page.getReader().getName())
        .put("version", page.getReader().getVersion());
    document.put("content_hash", split.getContentHash());
    document.put("text", retracted ? "" : page.getText());
    Json.addRoleSpans(document, "leftovers", split.getLeftovers());
    document.put("outcome", split.getOutcome().name());
    Json.addStrings(document, "article_ids", split.getArticleIds());
    Json.addStrings(document, "unfit_corrections", split.getUnfitCorrections());
    ObjectNode metadata = document.putObject("metadata");
    page.getMetadata().forEach(metadata::put);
    ObjectNode json = document.putObject("provenance");
    json.put("partition", split.getPartition());
    json.put("offset", split.getOffset());
    provenance.describe(json, split.getVersion(), Optional.of(page.getIngestedAt()));
    return document;
  }
}
