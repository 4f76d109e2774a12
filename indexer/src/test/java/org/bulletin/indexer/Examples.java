package org.bulletin.indexer;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.ArticleKind;
import org.bulletin.schemas.Author;
import org.bulletin.schemas.Context;
import org.bulletin.schemas.DeadLetter;
import org.bulletin.schemas.EnrichedArticle;
import org.bulletin.schemas.Entity;
import org.bulletin.schemas.EntityType;
import org.bulletin.schemas.HeadlineLine;
import org.bulletin.schemas.Identity;
import org.bulletin.schemas.Inference;
import org.bulletin.schemas.Mention;
import org.bulletin.schemas.Paragraph;
import org.bulletin.schemas.ParagraphKind;
import org.bulletin.schemas.Position;
import org.bulletin.schemas.RawPage;
import org.bulletin.schemas.Reader;
import org.bulletin.schemas.RoleSpans;
import org.bulletin.schemas.SourcePage;
import org.bulletin.schemas.Span;
import org.bulletin.schemas.SplitOutcome;
import org.bulletin.schemas.SplitPage;
import org.bulletin.schemas.topics.TrustedRecords;

/** Records to test with. */
public final class Examples {

  public static final String PAGE_ID = "江湾报/2024-03-08/01";
  public static final String ARTICLE_ID = PAGE_ID + "#0123456789ab";
  public static final Instant INGESTED_AT = Instant.parse("2024-03-09T01:02:03.456Z");

  static {
    TrustedRecords.trust();
  }

  private Examples() {}

  /** An article with something in every field. */
  public static EnrichedArticle fullArticle() {
    return EnrichedArticle.newBuilder()
        .setArticle(fullArticleItself())
        .setEntities(
            List.of(
                Entity.newBuilder()
                    .setEntityId("PERSON|李小河|海州市江湾区")
                    .setType(EntityType.PERSON)
                    .setName("李小河")
                    .setPositions(
                        List.of(
                            new Position("江湾区区长", "区长", "海州市江湾区人民政府"), new Position("代表", "", "")))
                    .setMentions(List.of(new Mention(0, 0, 3, "李小河"), new Mention(-1, 2, 5, "李小河")))
                    .build(),
                Entity.newBuilder()
                    .setEntityId("MONEY|3亿元")
                    .setType(EntityType.MONEY)
                    .setName("3亿元")
                    .setAmount(3e8)
                    .setApproximate(true)
                    .build(),
                Entity.newBuilder()
                    .setEntityId("DATE|2024-03-07")
                    .setType(EntityType.DATE)
                    .setName("昨天")
                    .setValue("2024-03-07")
                    .build(),
                named(EntityType.ORGANIZATION, "海州市江湾区人民政府"),
                named(EntityType.PLACE, "海州市江湾区"),
                named(EntityType.EVENT, "春季植树节"),
                named(EntityType.DOCUMENT, "《江湾绿地规划》")))
        .setKeywords(List.of("植树", "绿地"))
        .build();
  }

  private static Article fullArticleItself() {
    return Article.newBuilder()
        .setArticleId(ARTICLE_ID)
        .setPageId(PAGE_ID)
        .setSource("file:///archive/jwb_2024-03-08_01.txt")
        .setNewspaper("江湾报")
        .setIssueDate(LocalDate.of(2024, 3, 8))
        .setPageLabel("01")
        .setOrdinal(2)
        .setKind(ArticleKind.ARTICLE)
        .setHeadlineLines(
            List.of(
                new HeadlineLine("植树 李小河", List.of(span(0, 6))),
                new HeadlineLine("种下万棵", List.of(span(7, 11)))))
        .setAuthors(List.of(new Author("王一", "记者", List.of(span(15, 17)))))
        .setParagraphs(
            List.of(
                new Paragraph(ParagraphKind.BODY, "李小河说：种 树 １００棵。", List.of(span(20, 35))),
                new Paragraph(ParagraphKind.CAPTION, "图为𠮷祥园", List.of(span(40, 45)))))
        .setOtherSpans(List.of(new RoleSpans("byline", List.of(span(12, 14)))))
        .setContinuedOnPage("3")
        .setContinuedFromPage("2")
        .setOpen(true)
        .setConfidence(0.5)
        .setCorrected(true)
        .setVersion(17)
        .setSources(List.of(new SourcePage(PAGE_ID, "ab12", INGESTED_AT, 4, 99L)))
        .build();
  }

  /** A short article of a given version. */
  public static EnrichedArticle article(String articleId, long version, String text) {
    return EnrichedArticle.newBuilder()
        .setArticle(
            Article.newBuilder()
                .setArticleId(articleId)
                .setPageId(articleId.substring(0, articleId.indexOf('#')))
                .setSource("file:///archive/page.txt")
                .setKind(ArticleKind.ARTICLE)
                .setHeadlineLines(List.of(new HeadlineLine("标题", List.of())))
                .setParagraphs(List.of(new Paragraph(ParagraphKind.BODY, text, List.of())))
                .setVersion(version)
                .setSources(List.of(new SourcePage("p", "ab12", INGESTED_AT, 0, 0L)))
                .build())
        .build();
  }

  /** An article whose date was only inferred. */
  public static EnrichedArticle inferred(String date) {
    return EnrichedArticle.newBuilder()
        .setArticle(
            Article.newBuilder()
                .setContext(
                    Context.newBuilder()
                        .setNewspaper(new Inference("江湾报", "牌名"))
                        .setIssueDate(new Inference(date, "正文里的日期"))
                        .build())
                .build())
        .build();
  }

  /** What became of a page. */
  public static SplitPage split(SplitOutcome outcome) {
    return SplitPage.newBuilder()
        .setPage(
            RawPage.newBuilder()
                .setPageId(PAGE_ID)
                .setSource("file:///archive/jwb_2024-03-08_01.txt")
                .setNewspaper("江湾报")
                .setIssueDate(LocalDate.of(2024, 3, 8))
                .setPageLabel("01")
                .setPageNumber(1)
                .setIdentity(Identity.GIVEN)
                .setMediaType("text/plain")
                .setReader(new Reader("text", "1"))
                .setText("植树\n李小河说")
                .setIngestedAt(INGESTED_AT)
                .setMetadata(Map.of("editor", "王一"))
                .build())
        .setContentHash("ab12")
        .setVersion(17)
        .setArticleIds(List.of(ARTICLE_ID))
        .setLeftovers(List.of(new RoleSpans("label", List.of(span(50, 52)))))
        .setOutcome(outcome)
        .setUnfitCorrections(List.of(ARTICLE_ID))
        .setPartition(4)
        .setOffset(99)
        .build();
  }

  /** A dead letter. */
  public static DeadLetter deadLetter() {
    return DeadLetter.newBuilder()
        .setStage("streams")
        .setTopic("bulletin.pages")
        .setPartition(4)
        .setOffset(99)
        .setKey(PAGE_ID)
        .setValue(ByteBuffer.wrap(new byte[] {1, 2, 3}))
        .setErrorClass("java.lang.IllegalStateException")
        .setMessage("no columns")
        .setStackTrace("java.lang.IllegalStateException: no columns")
        .setPipelineVersion("1")
        .setFailedAt(INGESTED_AT)
        .build();
  }

  private static Entity named(EntityType type, String name) {
    return Entity.newBuilder().setEntityId(type + "|" + name).setType(type).setName(name).build();
  }

  private static Span span(int start, int end) {
    return new Span(PAGE_ID, start, end);
  }
}
