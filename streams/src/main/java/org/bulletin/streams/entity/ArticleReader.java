package org.bulletin.streams.entity;

import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.Viterbi.ViterbiSegment;
import com.hankcs.hanlp.seg.common.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.bulletin.schemas.Article;
import org.bulletin.schemas.Context;
import org.bulletin.streams.entity.model.Label;
import org.bulletin.streams.entity.model.NameModel;

/**
 * Reads an article: words by HanLP's dictionary, labels by the character model, both sentence by
 * sentence. Immutable and safe across threads.
 */
final class ArticleReader {

  /** Longer sentences are cut at a comma, or anywhere: time stays linear in the text's length. */
  private static final int LONGEST_SENTENCE = 160;

  private final NameModel model;
  private final LongConsumer modelTimes;
  private final Segment words =
      new ViterbiSegment()
          .enableCustomDictionary(false)
          .enableNameRecognize(true)
          .enableTranslatedNameRecognize(false)
          .enablePlaceRecognize(false)
          .enableOrganizationRecognize(false)
          .enableOffset(true);

  ArticleReader(NameModel model) {
    this(model, nanos -> {});
  }

  /**
   * Creates one.
   *
   * @param modelTimes is told the nanoseconds that the model took, a slice of text
   */
  ArticleReader(NameModel model, LongConsumer modelTimes) {
    this.model = model;
    this.modelTimes = modelTimes;
  }

  /**
   * Reads an article.
   *
   * @return one reading, or several slices of a text too long to be an article
   */
  List<Reading> read(Article article) {
    List<List<Passage>> slices = Slices.of(article);
    Stream<List<Passage>> work = slices.size() > 1 ? slices.parallelStream() : slices.stream();
    return work.map(slice -> read(slice, article.getContext())).toList();
  }

  private Reading read(List<Passage> slice, Context context) {
    label(slice);
    return new Reading(slice, context);
  }

  private void label(List<Passage> passages) {
    List<Sentence> sentences = new ArrayList<>();
    for (Passage passage : passages) {
      split(passage, sentences);
    }
    long start = System.nanoTime();
    List<Label[]> labels = model.label(sentences.stream().map(Sentence::text).toList());
    modelTimes.accept(System.nanoTime() - start);
    for (int i = 0; i < labels.size(); i++) {
      sentences.get(i).label(labels.get(i));
      sentences.get(i).words(words.seg(sentences.get(i).text()));
    }
  }

  private static void split(Passage passage, List<Sentence> sentences) {
    int start = 0;
    int comma = -1;
    for (int i = 0; i < passage.length(); i++) {
      char c = passage.at(i);
      if (Character.isWhitespace(c)) {
        add(passage, start, i, sentences);
        start = i + 1;
      } else if ("。！？；".indexOf(c) >= 0) {
        add(passage, start, i + 1, sentences);
        start = i + 1;
      } else if (i + 1 - start >= LONGEST_SENTENCE) {
        int end = comma > start ? comma + 1 : i + 1;
        add(passage, start, end, sentences);
        start = end;
      } else if (c == '，') {
        comma = i;
      }
    }
    add(passage, start, passage.length(), sentences);
  }

  private static void add(Passage passage, int start, int end, List<Sentence> sentences) {
    if (start < end) {
      sentences.add(new Sentence(passage, start, passage.text().substring(start, end)));
    }
  }

  private record Sentence(Passage passage, int start, String text) {

    void label(Label[] labels) {
      for (int i = 0; i < labels.length; i++) {
        passage.label(start + i, labels[i]);
      }
    }

    void words(List<Term> terms) {
      for (Term term : terms) {
        passage.word(
            start + term.offset,
            start + term.offset + term.word.length(),
            term.nature == null ? "" : term.nature.toString());
      }
    }
  }
}
